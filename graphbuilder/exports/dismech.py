"""A text's graph as a DisMech disorder: mechanism nodes with downstream links and the quotes that they rest on.

DisMech's links have no sign and no modality: both stand in descriptions and explanations, in words. Associations,
places and the treatment of other disorders have no place in a mechanism and are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from graphbuilder.codec.files import write_text
from graphbuilder.errors import OutputError
from graphbuilder.model import (
    LEADING,
    SYMMETRIC,
    Category,
    Claim,
    Composed,
    Concept,
    Factuality,
    Graph,
    Group,
    Provisional,
    Statement,
    Term,
)
from graphbuilder.model.link import Bearing, bearing

BINDINGS: Final[Mapping[Category, str]] = {
    Category.CELL: "cell_types",
    Category.PROCESS: "biological_processes",
    Category.ANATOMY: "locations",
    Category.GENE: "genes",
    Category.CHEMICAL: "chemical_entities",
}
"""In which field of a node a term of each kind is bound."""


def write(graph: Graph, path: Path) -> None:
    """Write *graph* as one DisMech disorder: that which most of its hypotheses, or else statements, lead to.

    Raises:
        OutputError: If the graph says nothing that DisMech has a place for, or *path* cannot be written.
    """
    fields = disorder(graph, path.name.partition(".")[0])
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    write_text(path, yaml.dump(fields, Dumper=dumper, sort_keys=False, allow_unicode=True, width=120))


def disorder(graph: Graph, name: str) -> dict[str, Any]:
    """Return the fields of the disorder.

    Raises:
        OutputError: If the graph holds no claim that leads from one thing to another.
    """
    said = [one for one in graph.statements if one.predicate.group in LEADING - SYMMETRIC]
    if not said:
        raise OutputError(f"{name}: the graph has no causal statement, so there is no mechanism to write")
    about = _about(graph, said)
    links = list(_leading_to(about, graph, said))
    shown = [one for one in said if one.subject == about]
    treating = [one for one in graph.statements if one.predicate.group is Group.TREATS and one.object == about]
    writer = _Writer(graph, about)
    found: dict[str, Any] = {"name": about.label, "category": "Complex", "disease_term": _descriptor(about)}
    told = f"{len(links) + len(shown)} of {len(said)} causal statements in {len(graph.sources)} sources are about it"
    found["description"] = f"As graphbuilder read it, to be reviewed. {told}; the others are left out."
    found["pathophysiology"] = list(writer.nodes(links))
    found["phenotypes"] = [writer.phenotype(one) for one in _first_by_object(shown)]
    found["treatments"] = [writer.treatment(one) for one in treating]
    return {key: value for key, value in found.items() if value}


def _about(graph: Graph, said: Sequence[Statement]) -> Concept:
    """Return the disorder: the disease (or else anything) that most hypotheses end in, or most statements lead to."""
    ends = [one.outcome for one in graph.hypotheses] + [one.object for one in said]
    diseases = [end for end in ends if end.category is Category.DISEASE and isinstance(end, Term)]
    counted = Counter(end.id for end in diseases or ends)
    return max(diseases or ends, key=lambda end: (counted[end.id], end.id))


def _leading_to(about: Concept, graph: Graph, said: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the statements on some way to *about*: what leads elsewhere is no part of its mechanism."""
    reached, waiting = {about.id}, [about.id]
    while waiting:
        for one in graph.arriving.get(waiting.pop(), ()):
            if one.predicate.group in LEADING - SYMMETRIC and one.subject.id not in reached:
                reached.add(one.subject.id)
                waiting.append(one.subject.id)
    return (one for one in said if one.subject != about and one.object.id in reached)


def _first_by_object(statements: Iterable[Statement]) -> Iterable[Statement]:
    return {one.object.id: one for one in statements}.values()


class _Writer:
    """Writes the nodes of one disorder; a node's name is its concept's label, made unique where two share one."""

    def __init__(self, graph: Graph, about: Concept) -> None:
        self._graph = graph
        self._about = about
        self._names: dict[str, str] = {about.id: about.label}
        self._taken = {about.label.casefold()}

    def nodes(self, links: Iterable[Statement]) -> Iterator[dict[str, Any]]:
        """Yield a node for each concept that leads to another or that another leads to, by name."""
        onward: defaultdict[str, list[Statement]] = defaultdict(list)
        concepts: dict[str, Concept] = {}
        for one in links:
            onward[one.subject.id].append(one)
            concepts |= {end.id: end for end in (one.subject, one.object) if end.id != self._about.id}
        ordered = sorted(concepts.values(), key=lambda concept: (concept.label, concept.id))
        for concept in ordered:
            self._named(concept)
        for concept in ordered:
            yield self._node(concept, onward[concept.id])

    def phenotype(self, statement: Statement) -> dict[str, Any]:
        """Return what the disorder shows or leads to."""
        shown = {"name": statement.object.label, "phenotype_term": _descriptor(statement.object)}
        return shown | _some("evidence", self._evidence(statement))

    def treatment(self, statement: Statement) -> dict[str, Any]:
        """Return what treats the disorder."""
        given = {"name": statement.subject.label, "treatment_term": _descriptor(statement.subject)}
        return given | _some("evidence", self._evidence(statement))

    def _named(self, concept: Concept) -> str:
        if concept.id not in self._names:
            free = concept.label if concept.label.casefold() not in self._taken else f"{concept.label} [{concept.id}]"
            self._taken.add(free.casefold())
            self._names[concept.id] = free
        return self._names[concept.id]

    def _node(self, concept: Concept, onward: Sequence[Statement]) -> dict[str, Any]:
        to_disorder = [one for one in onward if one.object.id == self._about.id]
        node: dict[str, Any] = {"name": self._named(concept)}
        for term in _terms(concept):
            if term.category in BINDINGS:
                node.setdefault(BINDINGS[term.category], []).append(_descriptor(term))
        evidence = [item for one in to_disorder for item in self._evidence(one)]
        downstream = [self._edge(one) for one in onward]
        return node | _some("evidence", evidence) | _some("downstream", downstream)

    def _edge(self, statement: Statement) -> dict[str, Any]:
        edge = {"target": self._named(statement.object), "description": statement.label}
        return edge | _some("evidence", self._evidence(statement))

    def _evidence(self, statement: Statement) -> list[dict[str, str]]:
        return [_item(claim) for claim in self._graph.claims_of[statement.id]]


def _some(key: str, found: list[Any]) -> dict[str, Any]:
    return {key: found} if found else {}


def _item(claim: Claim) -> dict[str, str]:
    evidence = claim.evidence
    return {
        "reference": _reference(claim),
        "supports": _verdict(claim),
        "snippet": " ".join(evidence.quote.split()),
        "explanation": f"Read as: {claim.statement.label} ({evidence.polarity}, {evidence.factuality}).",
    }


def _reference(claim: Claim) -> str:
    """Return what curators cite, or the text itself; a bare number is taken for one of PubMed."""
    evidence = claim.evidence
    if evidence.curated:
        return evidence.attribution.text if evidence.attribution is not None else evidence.document
    return f"PMID:{evidence.document}" if evidence.document.isdigit() else evidence.document


def _verdict(claim: Claim) -> str:
    match bearing(claim.evidence):
        case Bearing.DENIES:
            return "REFUTE"
        case Bearing.HEDGES:
            return "NO_EVIDENCE" if claim.evidence.factuality is Factuality.UNCOMMITTED else "PARTIAL"
        case _:
            return "SUPPORT"


def _terms(concept: Concept) -> tuple[Term, ...]:
    match concept:
        case Term():
            return (concept,)
        case Composed(base=base, parts=parts):
            return (base, *(part.term for part in parts))
        case Provisional(broader=broader):
            return () if broader is None else (broader,)


def _descriptor(concept: Concept) -> dict[str, Any]:
    found: dict[str, Any] = {"preferred_term": concept.label}
    if isinstance(concept, Term):
        found["term"] = {"id": concept.id, "label": concept.label}
    return found

"""Curated links between named, identified nodes: what DrugMechDB, KGX and GO-CAM have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphbuilder.curated.document import Counts, CuratedDocument, CuratedLink, write_out
from graphbuilder.curated.registry import Registry
from graphbuilder.curated.relations import relation
from graphbuilder.model import MECHANISM, Category, Concept, Factuality, Group, Polarity, Predicate

CATEGORIES: Mapping[str, Category] = {
    "anatomicalentity": Category.ANATOMY,
    "biologicalprocess": Category.PROCESS,
    "cell": Category.CELL,
    "cellularcomponent": Category.ANATOMY,
    "chemicalentity": Category.CHEMICAL,
    "chemicalsubstance": Category.CHEMICAL,
    "disease": Category.DISEASE,
    "drug": Category.CHEMICAL,
    "gene": Category.GENE,
    "genefamily": Category.GENE,
    "grossanatomicalstructure": Category.ANATOMY,
    "macromolecularcomplex": Category.GENE,
    "molecularactivity": Category.PROCESS,
    "organismtaxon": Category.ORGANISM,
    "pathway": Category.PROCESS,
    "phenotypicfeature": Category.PHENOTYPE,
    "procedure": Category.PROCEDURE,
    "protein": Category.GENE,
    "smallmolecule": Category.CHEMICAL,
}
"""Biolink classes, as DrugMechDB and KGX name them, without ``biolink:`` and in lower case."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A link between two nodes, by their ids; ``reference`` is what the curators cite."""

    subject: str
    relation: str
    object: str
    reference: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A concept, and what the source calls it."""

    concept: Concept
    name: str


def node(key: str, name: str, kind: str, registry: Registry) -> Node:
    """Return a node; *kind* is a Biolink class.

    An id that the ontologies know is that term. Another (MESH, UniProt ...) gives way to what its name surely names,
    so that one disease is one concept whichever vocabulary a source prefers.
    """
    category = CATEGORIES.get(kind.removeprefix("biolink:").replace(" ", "").lower(), Category.OTHER)
    label = " ".join(name.split()) or key
    if registry.terminology.term(key) is None and (found := registry.terminology.concept(label)) is not None:
        return Node(found, label)
    return Node(registry.term(key, label, category), label)


def document(
    key: str,
    title: str,
    nodes: Mapping[str, Node],
    edges: Iterable[Edge],
    predicates: Mapping[Group, Predicate],
    rule: str,
    section: str = MECHANISM,
    warnings: tuple[str, ...] = (),
) -> CuratedDocument:
    """Return the edges as a document with claims; a warning counts those that are not causal or lack a node."""
    links: list[CuratedLink] = []
    left_out: Counter[str] = Counter()
    for edge in edges:
        if (why := _left_out(edge, nodes)) is not None:
            left_out[why] += 1
        else:
            links.append(_link(edge, nodes, predicates, section))
    notes = (*warnings, *(f"{count} links left out: {why}" for why, count in sorted(left_out.items())))
    counts = Counts(len(nodes), len(links) + left_out.total(), 0, left_out.total())
    return write_out(key, title, links, rule, notes, counts)


def _left_out(edge: Edge, nodes: Mapping[str, Node]) -> str | None:
    missing = next((end for end in (edge.subject, edge.object) if end not in nodes), None)
    if missing is not None:
        return f"node {missing!r}, which the source does not define"
    return f"relation {edge.relation!r}" if relation(edge.relation) is None else None


def _link(edge: Edge, nodes: Mapping[str, Node], predicates: Mapping[Group, Predicate], section: str) -> CuratedLink:
    found = relation(edge.relation)
    assert found is not None, "edges of an unknown relation are left out before"
    ends = (nodes[edge.subject], nodes[edge.object])
    subject, object_ = reversed(ends) if found.inverse else ends
    predicate = predicates[found.group]
    return CuratedLink(
        subject.concept,
        object_.concept,
        predicate,
        predicate.label,
        subject.name,
        object_.name,
        edge.reference,
        polarity=Polarity.NEGATIVE if edge.negated else Polarity.POSITIVE,
        factuality=Factuality.COUNTERFACT if edge.negated else Factuality.FACT,
        section=section,
    )

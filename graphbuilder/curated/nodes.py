"""Curated links between named, identified nodes: what DrugMechDB, KGX and GO-CAM have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphbuilder.curated.naming import Registry
from graphbuilder.curated.relations import relation
from graphbuilder.curated.telling import Counts, Telling, Told, tell
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
class Link:
    """One curated link between two nodes, by their ids; ``reference`` is what the curators cite."""

    subject: str
    relation: str
    object: str
    reference: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A node: its concept, and what the source calls it."""

    concept: Concept
    name: str


def node(key: str, name: str, kind: str, registry: Registry) -> Named:
    """Return a node; *kind* is a Biolink class.

    An id that the ontologies know is that term. Another (MESH, UniProt ...) gives way to what its name surely names,
    so that one disease is one concept whichever vocabulary a source prefers.
    """
    category = CATEGORIES.get(kind.removeprefix("biolink:").replace(" ", "").lower(), Category.OTHER)
    label = " ".join(name.split()) or key
    if registry.naming.term(key) is None and (found := registry.naming.concept(label)) is not None:
        return Named(found, label)
    return Named(registry.term(key, label, category), label)


def telling(
    key: str,
    title: str,
    nodes: Mapping[str, Named],
    links: Iterable[Link],
    predicates: Mapping[Group, Predicate],
    rule: str,
    section: str = MECHANISM,
    warnings: tuple[str, ...] = (),
) -> Telling:
    """Return the links as claims; what cannot be told (no causal relation, unknown node) is counted in a warning."""
    told: list[Told] = []
    left_out: Counter[str] = Counter()
    total = 0
    for link in links:
        total += 1
        if (why := _untold(link, nodes)) is not None:
            left_out[why] += 1
        else:
            told.append(_told(link, nodes, predicates, section))
    notes = (*warnings, *(f"{count} links left out: {why}" for why, count in sorted(left_out.items())))
    return tell(key, title, told, rule, notes, Counts(len(nodes), total, 0, total - len(told)))


def _untold(link: Link, nodes: Mapping[str, Named]) -> str | None:
    missing = next((end for end in (link.subject, link.object) if end not in nodes), None)
    if missing is not None:
        return f"node {missing!r}, which the source does not define"
    return f"relation {link.relation!r}" if relation(link.relation) is None else None


def _told(link: Link, nodes: Mapping[str, Named], predicates: Mapping[Group, Predicate], section: str) -> Told:
    found = relation(link.relation)
    assert found is not None, "links of unknown relation are left out before"
    ends = (nodes[link.subject], nodes[link.object])
    subject, object_ = reversed(ends) if found.inverse else ends
    predicate = predicates[found.group]
    return Told(
        subject.concept,
        object_.concept,
        predicate,
        predicate.label,
        subject.name,
        object_.name,
        link.reference,
        polarity=Polarity.NEGATIVE if link.negated else Polarity.POSITIVE,
        factuality=Factuality.COUNTERFACT if link.negated else Factuality.FACT,
        section=section,
    )

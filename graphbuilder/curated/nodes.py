"""Curated links between named, identified nodes: what DrugMechDB, KGX and GO-CAM have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphbuilder.curated.relations import relation
from graphbuilder.curated.telling import Telling, Told, tell
from graphbuilder.model import Category, Concept, Group, Predicate, Term

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


def term(key: str, name: str, kind: str) -> Term:
    """Return a node as a term; *kind* is a Biolink class."""
    category = CATEGORIES.get(kind.removeprefix("biolink:").replace(" ", "").lower(), Category.OTHER)
    return Term(key, " ".join(name.split()) or key, category)


def telling(
    key: str,
    title: str,
    nodes: Mapping[str, Concept],
    links: Iterable[Link],
    predicates: Mapping[Group, Predicate],
    rule: str,
) -> Telling:
    """Return the links as claims; what cannot be told (no causal relation, unknown node) is counted in a warning."""
    told: list[Told] = []
    unknown: dict[str, int] = {}
    for link in links:
        found = relation(link.relation)
        missing = next((end for end in (link.subject, link.object) if end not in nodes), None)
        if found is None or missing is not None:
            why = f"node {missing!r}, which the file does not define" if missing else f"relation {link.relation!r}"
            unknown[why] = unknown.get(why, 0) + 1
            continue
        ends = (nodes[link.subject], nodes[link.object])
        subject, object_ = reversed(ends) if found.inverse else ends
        predicate = predicates[found.group]
        told.append(Told(subject, object_, predicate, predicate.label, subject.label, object_.label, link.reference))
    warnings = tuple(f"{count} links left out: {why}" for why, count in sorted(unknown.items()))
    return tell(key, title, told, rule, warnings)

"""DisMech disorder files: mechanism nodes with term bindings, downstream links, evidence quotes.

Read and written back without loss: fields that are unknown here survive, because the file is kept as it was loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from graphbuilder.codec.files import write_text
from graphbuilder.curated.telling import Telling, Told, tell
from graphbuilder.errors import InputError
from graphbuilder.model import Category, Concept, Factuality, Group, Polarity, Predicate, Provisional, Term

RULE = "curated: DisMech"
VERDICTS: Mapping[str, tuple[Polarity, Factuality]] = {
    "SUPPORT": (Polarity.POSITIVE, Factuality.FACT),
    "PARTIAL": (Polarity.POSITIVE, Factuality.PROBABLE),
    "NO_EVIDENCE": (Polarity.POSITIVE, Factuality.UNCOMMITTED),
    "REFUTE": (Polarity.NEGATIVE, Factuality.COUNTERFACT),
    "WRONG_STATEMENT": (Polarity.NEGATIVE, Factuality.COUNTERFACT),
}
"""What a verdict on a quote says of the link it stands under."""

CATEGORIES = {
    "CL": Category.CELL,
    "UBERON": Category.ANATOMY,
    "GO": Category.PROCESS,
    "HP": Category.PHENOTYPE,
    "MONDO": Category.DISEASE,
    "CHEBI": Category.CHEMICAL,
    "HGNC": Category.GENE,
    "MAXO": Category.PROCEDURE,
}


@dataclass(frozen=True, slots=True)
class Disorder:
    """A disorder file as loaded; ``fields`` holds everything in it, in its order."""

    path: str
    fields: Mapping[str, Any] = field(hash=False)

    @property
    def name(self) -> str:
        """Return the disorder's name."""
        return str(self.fields["name"])


@dataclass(frozen=True, slots=True)
class Counts:
    """What went in and what came out: nodes, downstream links, and links whose target is named nowhere in the file."""

    nodes: int
    links: int
    dangling: int
    claims: int


def read(path: Path) -> Disorder:
    """Return the disorder in the file *path*.

    Raises:
        InputError: With the line, if it is no YAML; with the field, if it is no disorder.
    """
    try:
        fields = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputError(f"{path}:{line}: not YAML: {error.problem}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    if not isinstance(fields, dict) or not isinstance(fields.get("name"), str):
        raise InputError(f"{path}: no disorder: a mapping with a 'name' is expected")
    _check(path, fields)
    return Disorder(str(path), fields)


def write(disorder: Disorder, path: Path) -> None:
    """Write *disorder* to *path*; reading it again gives an equal value.

    Raises:
        OutputError: If *path* cannot be written.
    """
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    write_text(path, yaml.dump(dict(disorder.fields), Dumper=dumper, sort_keys=False, allow_unicode=True, width=120))


def telling(disorder: Disorder, predicates: Mapping[Group, Predicate]) -> tuple[Telling, Counts]:
    """Return the disorder's links as claims, and the counts of what went in and came out."""
    nodes = _nodes(disorder)
    named = {node["name"]: _node_concept(node) for node in nodes} | _phenotypes(disorder)
    links = list(_links(disorder, nodes, named, predicates))
    edges = [(node["name"], edge) for node in nodes for edge in _edges(node)]
    dangling = sorted({target for _, edge in edges if (target := _target(edge)) not in named})
    warnings = tuple(
        f"downstream target {name!r} is no node of this file; kept as a provisional concept" for name in dangling
    )
    told = tell(Path(disorder.path).stem, disorder.name, links, RULE, warnings)
    return told, Counts(len(nodes), len(edges), sum(_target(edge) in dangling for _, edge in edges), len(told.claims))


def _check(path: Path, fields: Mapping[str, Any]) -> None:
    for section in ("pathophysiology", "phenotypes"):
        for number, node in enumerate(fields.get(section) or [], 1):
            if not isinstance(node, dict) or not isinstance(node.get("name"), str):
                raise InputError(f"{path}: {section}, entry {number}: a mapping with a 'name' is expected")


def _nodes(disorder: Disorder) -> list[dict[str, Any]]:
    return list(disorder.fields.get("pathophysiology") or [])


def _edges(node: Mapping[str, Any]) -> list[Any]:
    return list(node.get("downstream") or [])


def _target(edge: Any) -> str:
    return str(edge.get("target") if isinstance(edge, dict) else edge)


def _links(
    disorder: Disorder, nodes: list[dict[str, Any]], named: Mapping[str, Concept], predicates: Mapping[Group, Predicate]
) -> Iterator[Told]:
    disease = _disease(disorder)
    for node in nodes:
        here = named[node["name"]]
        for edge in _edges(node):
            target = _target(edge)
            there = named.get(target) or Provisional(target.lower(), Category.OTHER)
            link = Told(here, there, predicates[Group.CAUSES], "leads to", node["name"], target)
            yield from _evidenced(link, edge.get("evidence") if isinstance(edge, dict) else None)
        link = Told(here, disease, predicates[Group.CONTRIBUTES_TO], "contributes to", node["name"], disorder.name)
        yield from _evidenced(link, node.get("evidence"))
    for phenotype in disorder.fields.get("phenotypes") or []:
        name = phenotype["name"]
        link = Told(disease, named[name], predicates[Group.MANIFESTS_AS], "manifests as", disorder.name, name)
        yield from _evidenced(link, phenotype.get("evidence"))


def _evidenced(link: Told, evidence: Any) -> Iterator[Told]:
    """Yield the link once for each quote under it, or once bare if there is none."""
    if not evidence:
        yield link
        return
    for item in evidence:
        polarity, factuality = VERDICTS.get(str(item.get("supports")), (Polarity.POSITIVE, Factuality.POSSIBLE))
        yield Told(
            link.subject, link.object, link.predicate, link.words, link.subject_name, link.object_name,
            str(item.get("reference") or ""), str(item.get("snippet") or ""), polarity, factuality,
        )  # fmt: skip


def _disease(disorder: Disorder) -> Concept:
    return _bound(disorder.fields.get("disease_term")) or Provisional(disorder.name.lower(), Category.DISEASE)


def _phenotypes(disorder: Disorder) -> dict[str, Concept]:
    found: dict[str, Concept] = {}
    for phenotype in disorder.fields.get("phenotypes") or []:
        term = _bound(phenotype.get("phenotype_term"))
        found[phenotype["name"]] = term or Provisional(phenotype["name"].lower(), Category.PHENOTYPE)
    return found


def _node_concept(node: Mapping[str, Any]) -> Concept:
    """Return a provisional concept under the process that the node is bound to.

    A node is a curator's phrase, narrower than its bindings: two nodes bound to "inflammatory response" are two.
    """
    processes = node.get("biological_processes") or []
    return Provisional(str(node["name"]).lower(), Category.PROCESS, _bound(processes[0]) if processes else None)


def _bound(descriptor: Any) -> Term | None:
    term = descriptor.get("term") if isinstance(descriptor, dict) else None
    if not isinstance(term, dict) or ":" not in str(term.get("id")):
        return None
    curie = str(term["id"])
    return Term(curie, str(term.get("label") or curie), CATEGORIES.get(curie.partition(":")[0], Category.OTHER))

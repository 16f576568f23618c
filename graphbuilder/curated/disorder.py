"""The links of a DisMech disorder (dismech.toml names the sections and the relations).

Curators' files differ from the schema and from each other. Whatever is not as expected is complained of and left out,
entry by entry; nothing else is lost for it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any, Final

from graphbuilder.curated.document import Counts, CuratedLink
from graphbuilder.curated.entries import Entries, Entry, Keys, instead, is_name, spoken
from graphbuilder.curated.registry import Registry
from graphbuilder.curated.yaml_file import kind
from graphbuilder.model import (
    CURATED,
    MECHANISM,
    Category,
    Concept,
    Factuality,
    Group,
    Polarity,
    Predicate,
    Provisional,
    QualifierKind,
    Term,
)
from graphbuilder.protocols import Terminology

RULE: Final = f"{CURATED}DisMech"
_CONTEXTS: Final = (("subtype", QualifierKind.POPULATION), ("context", QualifierKind.CONDITION))


class Reader:
    """Reads one disorder; ``counts`` and the complaints of ``entries`` are complete once `links` has been exhausted."""

    def __init__(
        self, name: str, fields: Mapping[str, Any], predicates: Mapping[Group, Predicate], terminology: Terminology
    ) -> None:
        self.name = name
        self.fields = fields
        self.registry = Registry(terminology)
        self.entries = Entries()
        self._read = Counts()
        self._predicates = predicates
        self._disease = self._bound(fields.get("disease_term")) or self.registry.concept(name, Category.DISEASE)
        self._targets: dict[str, Concept] = {_key(name): self._disease}

    @property
    def counts(self) -> Counts:
        """Return what was read so far, and what was left out."""
        return self._read + Counts(left_out=self.entries.left_out)

    def links(self) -> Iterator[CuratedLink]:
        """Yield every link: the mechanism first, then the other sections, then rival hypotheses."""
        nodes = list(self.entries.named(("pathophysiology",), self.fields))
        self._name_targets(nodes)
        yield from self._mechanism(nodes, MECHANISM)
        for section, row in _table()["sections"].items():
            for keys, entry in self.entries.named((section,), self.fields):
                yield from self._of_disease(keys, entry, section, row)
        for key in ("stages", "hypotheses", "mechanistic_hypotheses"):
            for keys, entry in self.entries.mappings((key,), self.fields):
                nodes = list(self.entries.named((*keys, "pathophysiology"), entry))
                self._name_targets(nodes)
                yield from self._mechanism(nodes, MECHANISM if key == "stages" else f"hypothesis {keys[-1]}")

    def _name_targets(self, nodes: list[Entry]) -> None:
        """Give every node and phenotype its concept, under its name; phenotypes lend theirs to nodes of one name."""
        for keys, entry in self.entries.named(("phenotypes",), self.fields, quiet=True):
            name = str(entry["name"])
            own = self._bound(entry.get("phenotype_term")) or self.registry.concept(name, Category.PHENOTYPE)
            if self._targets.setdefault(_key(name), own) != own:
                other = self._targets[_key(name)]
                self.entries.complain(keys, f"{name!r} stands for {other.label!r} too; links to it go there")
        first: dict[str, Keys] = {}
        for keys, node in nodes:
            name = _key(str(node["name"]))
            if name in first:
                self.entries.complain(
                    keys, f"{node['name']!r} is the name of {spoken(first[name])} too; taken as one node"
                )
            first.setdefault(name, keys)
            if self._targets.get(name, self._disease) == self._disease:
                self._targets[name] = self._node(node)

    def _node(self, node: Mapping[str, Any]) -> Concept:
        """Return what the node's name surely names, but never the disorder itself: a cause is not its effect.

        Else a provisional concept under the first process that the node is bound to: a node is a curator's phrase,
        narrower than its bindings, and two nodes that are bound to one process are two.
        """
        name = str(node["name"])
        bound = node.get("biological_processes")
        process = (
            next((t for d in bound if (t := self._bound(d)) is not None), None) if isinstance(bound, list) else None
        )
        found = self.registry.concept(name, Category.PROCESS, process)
        return Provisional(name.lower(), Category.PROCESS, process) if found == self._disease else found

    def _mechanism(self, nodes: list[Entry], section: str) -> Iterator[CuratedLink]:
        for keys, node in nodes:
            self._read += Counts(nodes=1)
            yield from self._downstream(keys, node, section)
            link = self._link(self._target(str(node["name"])), Group.CONTRIBUTES_TO, "contributes to", self._disease)
            link = replace(link, subject_name=str(node["name"]), object_name=self.name, section=section)
            yield from self._evidenced(link, keys, node)
            yield from self._bindings(keys, node)
        if section == MECHANISM:
            for keys, phenotype in self.entries.named(("phenotypes",), self.fields, quiet=True):
                yield from self._downstream(keys, phenotype, "sequelae", "sequelae")

    def _downstream(
        self, keys: Keys, node: Mapping[str, Any], section: str, field: str = "downstream"
    ) -> Iterator[CuratedLink]:
        for place, edge in self._edges((*keys, field), node):
            target = str(edge["target"])
            self._read += Counts(links=1, without_target=_key(target) not in self._targets)
            if _key(target) not in self._targets:
                self.entries.complain(place, f"target {target!r} is no node of this file; kept as a concept of its own")
            link = self._link(self._target(str(node["name"])), Group.CAUSES, "leads to", self._target(target))
            link = replace(link, subject_name=str(node["name"]), object_name=target, section=section)
            yield from self._evidenced(link, place, edge)

    def _edges(self, keys: Keys, node: Mapping[str, Any]) -> Iterator[Entry]:
        """Yield the links under *keys*; a bare name stands for a link without more."""
        for place, found in self.entries.listed(keys, node.get(str(keys[-1]))):
            edge = {"target": found} if isinstance(found, str) else found
            if isinstance(edge, dict) and is_name(edge.get("target")):
                yield place, edge
            else:
                self.entries.leave_out(place, f"a mapping with a 'target' is expected, found {instead(edge, 'target')}")

    def _target(self, name: str) -> Concept:
        known = self._targets.get(_key(name))
        return known if known is not None else self.registry.concept(name, Category.OTHER)

    def _bindings(self, keys: Keys, node: Mapping[str, Any]) -> Iterator[CuratedLink]:
        here = self._target(str(node["name"]))
        for field, row in _table()["bindings"].items():
            for place, descriptor in self.entries.listed((*keys, field), node.get(field)):
                term = self._bound(descriptor, place)
                words = _words(descriptor)
                if words and (term is None or term.id != here.id):
                    there = term or self.registry.concept(words, Category.OTHER)
                    link = self._link(here, Group(row["group"]), row["words"], there)
                    changed = f"{_modifier(descriptor)}{words}"
                    yield replace(link, subject_name=str(node["name"]), object_name=changed, section="bindings")

    def _of_disease(
        self, keys: Keys, entry: Mapping[str, Any], section: str, row: Mapping[str, Any]
    ) -> Iterator[CuratedLink]:
        name = str(entry["name"])
        term = self._bound(entry.get(row["term"]), (*keys, row["term"]))
        own: Concept | None = None if row.get("broad") else term
        if own is None:
            own = self.registry.concept(name, Category(row["kind"]), term)
        acts = row["side"] == "subject"
        ends = (own, self._disease) if acts else (self._disease, own)
        names = (name, self.name) if acts else (self.name, name)
        link = self._link(ends[0], Group(row["group"]), row["words"], ends[1])
        link = replace(link, subject_name=names[0], object_name=names[1], section=section)
        yield from self._evidenced(link, keys, entry)

    def _link(self, subject: Concept, group: Group, words: str, object_: Concept) -> CuratedLink:
        return CuratedLink(subject, object_, self._predicates[group], words, subject.label, object_.label)

    def _evidenced(self, link: CuratedLink, keys: Keys, entry: Mapping[str, Any]) -> Iterator[CuratedLink]:
        """Yield the link once for each quote under it, or once bare if there is none."""
        around = tuple((kind, str(entry[name])) for name, kind in _CONTEXTS if is_name(entry.get(name)))
        link = replace(link, contexts=around)
        quotes = list(self.entries.listed((*keys, "evidence"), entry.get("evidence")))
        if not quotes:
            yield link
        for place, item in quotes:
            if not isinstance(item, dict):
                self.entries.complain(
                    place, f"evidence must be a mapping, found {kind(item)}; the link stands without it"
                )
                yield link
                continue
            yield self._quoted(link, place, item)

    def _quoted(self, link: CuratedLink, place: Keys, item: Mapping[str, Any]) -> CuratedLink:
        table, verdict = _table(), item.get("supports")
        row = table["verdicts"].get(str(verdict).strip().upper())
        if row is None:
            self.entries.complain(
                place, f"'supports' is {verdict!r}, none of {', '.join(table['verdicts'])}; taken as open"
            )
            row = table["verdicts"]["NO_EVIDENCE"]
        seen_in = table["sources"].get(str(item.get("evidence_source")))
        return replace(
            link,
            reference=_text(item.get("reference")),
            snippet=_text(item.get("snippet")),
            polarity=Polarity(row["polarity"]),
            factuality=Factuality(row["factuality"]),
            contexts=(*link.contexts, *(((QualifierKind.POPULATION, seen_in),) if seen_in else ())),
        )

    def _bound(self, descriptor: Any, place: Keys = ()) -> Term | None:
        term = descriptor.get("term") if isinstance(descriptor, dict) else None
        if term is None:
            return None
        curie = term.get("id") if isinstance(term, dict) else term
        if not isinstance(curie, str) or not all(part.strip() for part in curie.partition(":")):
            if place:
                self.entries.complain(place, f"term id {curie!r} is no CURIE; the name stands alone")
            return None
        label = _text(term.get("label")) if isinstance(term, dict) else ""
        return self.registry.term(curie.strip(), label or _words(descriptor))


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _text(found: Any) -> str:
    return "" if found is None else str(found)


def _words(descriptor: Any) -> str:
    """Return what a descriptor calls its thing."""
    if not isinstance(descriptor, dict):
        return descriptor if isinstance(descriptor, str) else ""
    term = descriptor.get("term")
    label = term.get("label") or term.get("id") if isinstance(term, dict) else term
    return _text(descriptor.get("preferred_term") or label)


def _modifier(descriptor: Any) -> str:
    said = descriptor.get("modifier") if isinstance(descriptor, dict) else None
    return f"{said.lower()} " if isinstance(said, str) and said.strip() else ""


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("graphbuilder.curated").joinpath("dismech.toml").read_text(encoding="utf-8"))

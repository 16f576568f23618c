"""Read obographs JSON, the JSON form in which OBO ontologies are released."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any

from graphbuilder.errors import OntologyError
from graphbuilder.ontology.prefixes import canonical, contract
from graphbuilder.ontology.record import Reading, Record, Scope, Synonym, kind_of

_PART_OF = "BFO:0000050"
_IS_A = "is_a"
_ALTERNATIVE = "oboInOwl:hasAlternativeId"
_NAMESPACE = "oboInOwl:hasOBONamespace"
_EXACT = "skos:exactMatch"
_REPLACED_BY = "IAO:0100001"
_LICENCE = "dcterms:license"
_SCOPES = {f"has{scope.capitalize()}Synonym": scope for scope in Scope}

Node = Mapping[str, Any]


def read(stream: IO[str], name: str) -> Reading:
    """Return the version and the records of an obographs document; *name* is for messages.

    The whole document is read at once: its edges stand apart from its nodes.

    Raises:
        OntologyError: If it is not JSON, or not obographs.
    """
    try:
        document = json.load(stream)
    except json.JSONDecodeError as error:
        raise OntologyError(f"{name}:{error.lineno}: not JSON: {error.msg}; is the file complete?") from error
    except UnicodeDecodeError as error:
        raise OntologyError(f"{name}: not UTF-8, so not JSON") from error
    graphs = document.get("graphs") if isinstance(document, dict) else None
    if not isinstance(graphs, list) or not graphs or not all(isinstance(graph, dict) for graph in graphs):
        raise OntologyError(f"{name}:1: no list 'graphs'; this is not an obographs file")
    meta = graphs[0].get("meta", {})
    values = _values(meta)
    version = next(iter(values.get("owl:versionInfo", ())), meta.get("version", ""))
    licence = next(iter(values.get(_LICENCE, ())), "")
    short = str(graphs[0].get("id", "")).rpartition("/")[2].partition(".")[0]
    return Reading(short, version, licence, _records(graphs, name))


def _records(graphs: Sequence[Node], name: str) -> Iterator[Record]:
    for graph in graphs:
        links: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for number, edge in enumerate(graph.get("edges", ())):
            try:
                links[contract(edge["sub"])][contract(edge["pred"])].append(contract(edge["obj"]))
            except (KeyError, TypeError) as error:
                raise OntologyError(f"{name}, edge {number}: found {edge!r}; expected sub, pred and obj") from error
        for number, node in enumerate(graph.get("nodes", ())):
            try:
                yield _record(node, links)
            except (KeyError, TypeError, AttributeError) as error:
                raise OntologyError(f"{name}, node {number}: found {str(node)[:80]}; {error!r}") from error


def _record(node: Node, links: Mapping[str, Mapping[str, Sequence[str]]]) -> Record:
    curie = contract(node["id"])
    meta = node.get("meta", {})
    values = _values(meta)
    own = links.get(curie, {})
    return Record(
        id=curie,
        label=node.get("lbl", ""),
        synonyms=tuple(
            Synonym(
                _SCOPES.get(synonym["pred"], Scope.RELATED), synonym["val"], kind_of(synonym.get("synonymType", ""))
            )
            for synonym in meta.get("synonyms", ())
        ),
        is_a=tuple(dict.fromkeys(own.get(_IS_A, ()))),
        part_of=tuple(dict.fromkeys(own.get(_PART_OF, ()))),
        relations=tuple(
            (relation, target)
            for relation, targets in own.items()
            if relation not in {_IS_A, _PART_OF, "subPropertyOf"}
            for target in targets
        ),
        xrefs=tuple(canonical(xref["val"]) for xref in meta.get("xrefs", ())),
        same_as=tuple(map(canonical, values.get(_EXACT, ()))),
        alt_ids=tuple(map(contract, values.get(_ALTERNATIVE, ()))),
        replaced_by=tuple(map(contract, values.get(_REPLACED_BY, ()))),
        definition=meta.get("definition", {}).get("val", ""),
        namespace=next(iter(values.get(_NAMESPACE, ())), ""),
        obsolete=bool(meta.get("deprecated", False)),
        is_relation=node.get("type") == "PROPERTY",
    )


def _values(meta: Node) -> dict[str, list[str]]:
    values: dict[str, list[str]] = defaultdict(list)
    for value in meta.get("basicPropertyValues", ()):
        values[contract(value["pred"])].append(str(value["val"]))
    return values

"""The two files of a graph folder that are the graph; everything else in it can be made from them.

graph.jsonl   the JSON contract, one object a document
terms.jsonl   the ontology terms of the graph and all above them, one object a term
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from graphbuilder.codec import decode
from graphbuilder.codec.contract import Row
from graphbuilder.codec.encode import lines
from graphbuilder.codec.files import replacing
from graphbuilder.errors import ContractError, InputError
from graphbuilder.model import Category, Graph, Lineage, Term

GRAPH, TERMS = "graph.jsonl", "terms.jsonl"


class LineageRow(Row):
    """A line of terms.jsonl: a term with its direct parents and its equals."""

    id: str
    label: str
    category: Category
    parents: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


def write(graph: Graph, path: Path) -> None:
    """Write the two files into the folder *path*.

    Raises:
        OutputError: If they cannot be written.
    """
    write_lines((line.encode("utf-8", "surrogatepass") for line in lines(graph)), graph.lineages, path)


def write_lines(documents: Iterable[bytes], lineages: Iterable[Lineage], path: Path) -> None:
    """Write the same from lines of documents, which need not be in memory together.

    Raises:
        OutputError: If they cannot be written.
    """
    with replacing(path / GRAPH) as file:
        file.writelines(documents)
    with replacing(path / TERMS) as file:
        file.writelines(line.encode() for line in _term_lines(lineages))


def documents(path: Path) -> Iterator[Graph]:
    """Yield the graph of a folder in pieces: each document by itself, at last the terms; one is in memory at a time.

    Raises:
        InputError, ContractError: As `read`; a hypothesis may use only statements of its own document.
    """
    file = _graph_file(path)
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield decode.graph([line], str(file), number)
    yield Graph(lineages=_read_lineages(path))


def read(path: Path) -> Graph:
    """Return the graph in a folder, or in a single ``.jsonl`` file that follows the contract.

    Raises:
        InputError: If there is none.
        ContractError: If it is damaged, with file, line and field.
    """
    file = _graph_file(path)
    with file.open("rb") as found:
        return replace(decode.graph(found, str(file)), lineages=_read_lineages(path))


def _graph_file(path: Path) -> Path:
    file = path / GRAPH if path.is_dir() else path
    if not file.is_file():
        raise InputError(f"{path}: no graph here (expected a folder with {GRAPH}, made by `graphbuilder build`)")
    return file


def _read_lineages(path: Path) -> tuple[Lineage, ...]:
    terms = path / TERMS
    if not terms.is_file():
        return ()
    with terms.open("rb") as found:
        return tuple(_lineages(found, str(terms)))


def _term_lines(lineages: Iterable[Lineage]) -> Iterator[str]:
    for lineage in lineages:
        term = lineage.term
        row = {"id": term.id, "label": term.label, "category": term.category, "parents": lineage.parents}
        if lineage.same_as:
            row["same_as"] = lineage.same_as
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _lineages(found: Iterable[bytes], name: str) -> Iterator[Lineage]:
    for number, line in enumerate(found, 1):
        try:
            row = LineageRow.model_validate_json(line)
        except ValidationError as error:
            raise ContractError(f"{name}:{number}: {decode.first_problem(error)}") from error
        yield Lineage(Term(row.id, row.label, row.category), row.parents, row.same_as)

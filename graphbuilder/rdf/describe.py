"""Facts about a node, as quads of the provenance graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graphbuilder.errors import ContractError
from graphbuilder.rdf import vocabulary as v

Node: TypeAlias = NamedNode | BlankNode
Fact: TypeAlias = tuple[NamedNode, Node | str | int | float | None]


def facts(node: Node, said: Iterable[Fact], graph: NamedNode = v.PROVENANCE) -> Iterator[Quad]:
    """Yield one quad a fact; a fact whose value is ``None`` is not there.

    Raises:
        ContractError: If a text holds half a surrogate pair, which no RDF syntax can carry.
    """
    for name, value in said:
        if value is not None:
            yield Quad(node, name, value if isinstance(value, NamedNode | BlankNode) else _literal(value), graph)


def _literal(value: str | int | float) -> Literal:
    try:
        return Literal(value)
    except ValueError as error:
        raise ContractError(f"{value!r} holds half a surrogate pair; RDF carries whole characters only") from error

"""Reading quads back: the facts about each node, and a clear word when one is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from graphbuilder.errors import ContractError
from graphbuilder.rdf import vocabulary as v
from graphbuilder.rdf.describe import Node


class Facts:
    """What the provenance graph says, by node and property. Triples outside any graph (Turtle) count as well."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._said: defaultdict[Node, defaultdict[NamedNode, list[Node | Literal]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._instances: defaultdict[NamedNode, list[Node]] = defaultdict(list)
        for quad in quads:
            if quad.graph_name == v.PROVENANCE or isinstance(quad.graph_name, DefaultGraph):
                self._add(quad)

    def _add(self, quad: Quad) -> None:
        subject, value = quad.subject, quad.object
        if isinstance(subject, Triple) or isinstance(value, Triple):  # RDF 1.2; none of our descriptions
            return
        if quad.predicate == v.TYPE and isinstance(value, NamedNode):
            self._instances[value].append(subject)
        self._said[subject][quad.predicate].append(value)

    def instances(self, kind: NamedNode) -> Sequence[Node]:
        """Return the nodes of type *kind*, in no order."""
        return self._instances[kind]

    def nodes(self, here: Node, name: NamedNode) -> list[Node]:
        """Return the nodes that *here* points to; those that carry an index come in its order, others by IRI."""
        found = [value for value in self._values(here, name) if isinstance(value, NamedNode | BlankNode)]
        return sorted(found, key=lambda node: (self.whole(node, v.INDEX, 0), node.value))

    def one(self, here: Node, name: NamedNode) -> Node:
        """Return the node that *here* points to.

        Raises:
            ContractError: If there is none.
        """
        found = self.nodes(here, name)
        if not found:
            raise ContractError(f"RDF: {here} has no {name}, or its value is no node")
        return found[0]

    def maybe(self, here: Node, name: NamedNode) -> Node | None:
        """Return the node that *here* points to, if there is one."""
        found = self.nodes(here, name)
        return found[0] if found else None

    def text(self, here: Node, name: NamedNode) -> str:
        """Return the text that *here* has.

        Raises:
            ContractError: If there is none.
        """
        found = self.maybe_text(here, name)
        if found is None:
            raise ContractError(f"RDF: {here} has no {name}, or its value is no text")
        return found

    def maybe_text(self, here: Node, name: NamedNode) -> str | None:
        """Return the text that *here* has, if there is one; of several, the first in the alphabet."""
        found = [value.value for value in self._values(here, name) if isinstance(value, Literal)]
        return min(found, default=None)

    def whole(self, here: Node, name: NamedNode, default: int | None = None) -> int:
        """Return the whole number that *here* has, or *default*.

        Raises:
            ContractError: If there is neither.
        """
        found = self.maybe_text(here, name)
        if found is None and default is not None:
            return default
        return int(self.number(here, name))

    def number(self, here: Node, name: NamedNode) -> float:
        """Return the number that *here* has.

        Raises:
            ContractError: If there is none.
        """
        found = self.text(here, name)
        try:
            return float(found)
        except ValueError as error:
            raise ContractError(f"RDF: {here} {name} is {found!r}, not a number") from error

    def _values(self, here: Node, name: NamedNode) -> list[Node | Literal]:
        return self._said[here][name] if here in self._said and name in self._said[here] else []

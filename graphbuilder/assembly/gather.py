"""Putting what documents say together, on disk: the same graph as `merge` makes, of any number of documents.

Each document becomes its line of the contract at once and is let go. What stays in memory is what the whole graph
needs: each hypothesis in brief, the ids of terms, and where each line begins. It grows with documents and their
hypotheses, not with statements or evidence.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graphbuilder import codec
from graphbuilder.assembly.lineage import lineages, named_terms
from graphbuilder.assembly.merge import distinct, offers
from graphbuilder.assembly.rivals import Brief, brief, rivalries
from graphbuilder.codec.spill import Spill
from graphbuilder.errors import InputError
from graphbuilder.model import Claim, Graph, Lineage, Source
from graphbuilder.protocols import Hierarchy


@dataclass(slots=True)
class Gathering:
    """Documents on their way into one graph; *texts* holds the identity of each text by document id."""

    spill: Spill
    hierarchy: Hierarchy
    texts: dict[str, str] = field(default_factory=dict)
    evidence: int = 0
    _terms: set[str] = field(default_factory=set)
    _briefs: list[Brief] = field(default_factory=list)
    _named: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @property
    def hypotheses(self) -> int:
        """Return how many hypotheses the documents offer."""
        return len(self._briefs)

    def add(self, source: Source, claims: Iterable[Claim]) -> None:
        """Add what was read in a document.

        Raises:
            InputError: If there is a document with its id already.
        """
        said = distinct(claims)
        alone = Graph((source,), said, offers(said, self.hierarchy))
        (line,) = codec.encode_graph(alone)
        self._keep(alone, line.encode("utf-8", "surrogatepass"))

    def add_lines(self, lines: Iterable[bytes], name: str, without: Collection[str] = ()) -> set[str]:
        """Add the lines of an older graph as they stand, but for some documents, and return the ids of all of them.

        *name* is for messages.

        Raises:
            ContractError: If a line does not follow the contract.
            InputError: If there is a document with the same id already.
        """
        held: set[str] = set()
        for number, line in enumerate(lines, 1):
            if line.strip():
                alone = codec.decode_graph([line], name, number)
                held.add(alone.sources[0].id)
                if alone.sources[0].id not in without:
                    self._keep(alone, line)
        return held

    def lines(self) -> Iterator[bytes]:
        """Yield the lines of the graph, sorted by document, each hypothesis with its rivals in the whole."""
        rivals = rivalries(self._briefs, self.hierarchy)
        outdated = {
            one.document
            for one in self._briefs
            if self._named.get((one.document, one.id), ()) != rivals.get(one.id, ())
        }
        for name, line in self.spill.in_order():
            yield _naming(line, rivals) if name in outdated else line

    def lineages(self) -> tuple[Lineage, ...]:
        """Return the terms of the graph and all above them."""
        return lineages(self._terms, self.hierarchy)

    def _keep(self, alone: Graph, line: bytes) -> None:
        (source,) = alone.sources
        if source.id in self.texts:
            raise InputError(f"document '{source.id}': comes twice; give each text its own name")
        self.spill.put(source.id, line)
        self.texts[source.id] = source.sha256
        self.evidence += len(alone.claims)
        self._terms.update(named_terms(alone.claims))
        for hypothesis in alone.hypotheses:
            self._briefs.append(brief(hypothesis))
            if hypothesis.rivals:
                self._named[source.id, hypothesis.id] = hypothesis.rivals


def _naming(line: bytes, rivals: Mapping[str, tuple[str, ...]]) -> bytes:
    """Return the line of a document with other rivals in it."""
    row = json.loads(line)
    for hypothesis in row["hypotheses"]:
        hypothesis["rivals"] = list(rivals.get(hypothesis["id"], ()))
    return (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")

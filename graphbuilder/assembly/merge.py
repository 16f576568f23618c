"""Putting what documents say together, in memory: associative, commutative and idempotent.

What one document brings depends on nothing but its own claims, so documents may come in any order and any company. Only
rivalries and the terms above are made of the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import chain

from graphbuilder import codec
from graphbuilder.assembly.course import courses
from graphbuilder.assembly.hypotheses import hypotheses
from graphbuilder.assembly.lineage import lineages, named_terms
from graphbuilder.assembly.mechanism import mechanisms
from graphbuilder.assembly.rivals import named_rivals
from graphbuilder.errors import InputError
from graphbuilder.model import Claim, Graph, Hypothesis, Source
from graphbuilder.protocols import Hierarchy


def assemble(sources: Iterable[Source], claims: Iterable[Claim], hierarchy: Hierarchy) -> Graph:
    """Return the graph of *claims* with the hypotheses that they amount to, each with its rivals.

    The same evidence twice counts once. Sorted by content: the order of the input does not matter.

    Raises:
        InputError: If two different texts go by one name.
    """
    kept = _distinct_sources(sources)
    by_document: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.evidence.document].append(claim)
    said = {document: distinct(found) for document, found in sorted(by_document.items())}
    offered = chain.from_iterable(offers(found, hierarchy) for found in said.values())
    ordered = tuple(chain.from_iterable(said.values()))
    return Graph(kept, ordered, named_rivals(offered, hierarchy), lineages(named_terms(ordered), hierarchy))


def merge(graphs: Iterable[Graph], hierarchy: Hierarchy) -> Graph:
    """Return one graph of all that *graphs* say.

    Raises:
        InputError: As `assemble`.
    """
    graphs = tuple(graphs)
    sources = (source for graph in graphs for source in graph.sources)
    return assemble(sources, (claim for graph in graphs for claim in graph.claims), hierarchy)


def without(graph: Graph, documents: Collection[str], hierarchy: Hierarchy) -> Graph:
    """Return what is left of *graph* when the *documents* with these ids had never been read."""
    sources = (source for source in graph.sources if source.id not in documents)
    return assemble(sources, (c for c in graph.claims if c.evidence.document not in documents), hierarchy)


def distinct(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the evidence of one document, each piece once, in the order of the text.

    Where one place was read twice and differently the surer reading stands.
    """
    by_id: dict[str, Claim] = {}
    for claim in claims:
        known = by_id.setdefault(claim.id, claim)
        if known != claim:
            by_id[claim.id] = max(known, claim, key=_sureness)
    return tuple(sorted(by_id.values(), key=lambda claim: claim.place))


def offers(claims: Iterable[Claim], hierarchy: Hierarchy) -> tuple[Hypothesis, ...]:
    """Return the hypotheses that one document's distinct claims amount to, each once.

    Of their rivals they name only those that the text itself sets against them.
    """
    claims = tuple(claims)
    curated = all(claim.evidence.curated for claim in claims)
    found = mechanisms(claims) if curated else hypotheses(courses(claims, hierarchy), hierarchy)
    return tuple({hypothesis.id: hypothesis for hypothesis in found}.values())


def _sureness(claim: Claim) -> tuple[float, str]:
    return claim.evidence.confidence, str(codec.claim_row(claim))


def _distinct_sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    kept: dict[str, Source] = {}
    for source in sorted(set(sources), key=_description):
        known = kept.setdefault(source.id, source)
        if known.sha256 != source.sha256:
            raise InputError(f"document '{source.id}': two different texts go by this name; give each its own")
    return tuple(kept[name] for name in sorted(kept))


def _description(source: Source) -> tuple[str, str, str, str, tuple[str, ...]]:
    """Return what orders two descriptions of one text; a title may be missing, so sources do not order themselves."""
    return source.id, source.sha256, source.title or "", source.language, source.warnings

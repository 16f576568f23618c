"""CURIEs to IRIs, by ``ontology/prefixes.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from urllib.parse import quote, unquote

from curies import Converter
from pyoxigraph import BlankNode, NamedNode

from graphbuilder.errors import OntologyError
from graphbuilder.rdf.vocabulary import PREFIXES
from graphbuilder.resources import folder

_SAFE = "/:?#@!$&()*+,;=-._~'%"
_UNKNOWN = "https://w3id.org/graphbuilder/unknown/"
"""Where a CURIE goes whose prefix nobody declared: its identifier is kept beside it, so nothing is lost."""


@lru_cache(maxsize=200_000)
def node(curie: str) -> NamedNode:
    """Return the IRI of *curie*.

    >>> node("HP:0001978").value
    'http://purl.obolibrary.org/obo/HP_0001978'
    """
    expanded = converter().expand(curie) if ":" in curie else None
    return NamedNode(quote(expanded, safe=_SAFE) if expanded else _UNKNOWN + quote(curie, safe=""))


def curie(here: NamedNode | BlankNode) -> str:
    """Return the CURIE of a node, or its IRI where no prefix fits.

    >>> curie(node("gb:s1f0c"))
    'gb:s1f0c'
    """
    if here.value.startswith(_UNKNOWN):
        return unquote(here.value.removeprefix(_UNKNOWN))
    return converter().compress(here.value) or here.value


@cache
def converter() -> Converter:
    """Return the shipped prefix map.

    Raises:
        OntologyError: If ``prefixes.toml`` is not TOML or lacks its table.
    """
    path = folder("ontology") / "prefixes.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))["prefixes"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise OntologyError(f"{path}: not a table of prefixes ({error})") from error
    return Converter.from_prefix_map({**table, **PREFIXES})


def prefixes(curies: Iterable[str]) -> dict[str, str]:
    """Return the prefixes to abbreviate by in a file that holds *curies*, with their IRI bases, sorted."""
    used = {curie.partition(":")[0] for curie in curies}
    return {name: base for name, base in sorted(converter().bimap.items()) if name in used or name in PREFIXES}

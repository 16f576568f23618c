"""CURIEs and IRIs: our own small prefix map, read by curies."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from graphbuilder.errors import OntologyError
from graphbuilder.resources import folder

if TYPE_CHECKING:
    from curies import Converter

_OBO = "http://purl.obolibrary.org/obo/"


@cache
def prefix_map() -> dict[str, str]:
    """Return prefix to IRI base, as ``ontology/prefixes.toml`` has it, sorted.

    Raises:
        OntologyError: If the file does not parse or maps a prefix to something other than a text.
    """
    return _table("prefixes")


@cache
def synonyms() -> dict[str, str]:
    """Return the other prefixes that cross-references are written with, to ours.

    Raises:
        OntologyError: As ``prefix_map``.
    """
    return _table("also")


def _table(name: str) -> dict[str, str]:
    path = folder("ontology") / "prefixes.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get(name, {})
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{path}: {error}") from error
    for prefix, value in table.items():
        if not isinstance(value, str):
            raise OntologyError(f"{path}, [{name}], '{prefix}': found {value!r}; expected a text in quotes")
    return dict(sorted(table.items()))


@cache
def converter() -> Converter:
    """Return the CURIE converter over our prefix map."""
    from curies import Converter

    return Converter.from_prefix_map(prefix_map())


def expand(curie: str) -> str:
    """Return the IRI of a CURIE.

    Raises:
        OntologyError: If its prefix is not in ``ontology/prefixes.toml``.

    >>> expand("CL:0000037")
    'http://purl.obolibrary.org/obo/CL_0000037'
    """
    prefix, _, local = curie.partition(":")
    base = prefix_map().get(prefix)
    if base is None:
        known = ", ".join(prefix_map())
        raise OntologyError(
            f"unknown prefix '{prefix}' in '{curie}' (known: {known}); add it to ontology/prefixes.toml"
        )
    return base + local


def contract(iri: str) -> str:
    """Return the CURIE of an IRI; what is a CURIE already, or has no known base, comes back as it is.

    An OBO PURL of an ontology that we do not list still follows the OBO rule: ``.../obo/XAO_0000001`` is
    ``XAO:0000001``.

    >>> contract("http://purl.obolibrary.org/obo/CL_0000037")
    'CL:0000037'
    """
    if "://" not in iri:
        return iri
    found: str | None = converter().compress(iri)
    if found is not None:
        return found
    prefix, underscore, local = iri.removeprefix(_OBO).partition("_")
    return f"{prefix}:{local}" if iri.startswith(_OBO) and underscore and prefix.isalpha() else iri


def canonical(xref: str) -> str:
    """Return a cross-reference as a CURIE with our prefix, whichever way its source writes it.

    >>> canonical("NCI:C12434"), canonical("Wikipedia:Blood")
    ('NCIT:C12434', 'Wikipedia:Blood')
    """
    prefix, colon, local = contract(xref).partition(":")
    return f"{synonyms().get(prefix, prefix)}{colon}{local}"

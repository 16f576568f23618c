"""One entry of an ontology file, whatever the file's format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """How near a name is to its term."""

    LABEL = "label"
    EXACT = "exact"
    RELATED = "related"
    NARROW = "narrow"
    BROAD = "broad"


@dataclass(frozen=True, slots=True, order=True)
class Synonym:
    """Another name of a term; ``kind`` is what the ontology says of it (``abbreviation``, ``layperson``) or empty."""

    scope: Scope
    text: str
    kind: str = ""


_KINDS = {
    "0003000": "abbreviation",
    "0003003": "layperson",
    "0003004": "plural_form",
    "0003005": "uk_spelling",
    "0003006": "misspelling",
    "0003012": "abbreviation",
}
"""The kinds of synonym that the OBO Metadata Ontology numbers."""


def kind_of(synonym_type: str) -> str:
    """Return the kind in a word for a synonym type, which files give as a name, a CURIE or an IRI.

    >>> kind_of("OMO:0003000"), kind_of("http://purl.obolibrary.org/obo/hp#layperson")
    ('abbreviation', 'layperson')
    """
    local = re.split(r"[#/:]", synonym_type)[-1].removeprefix("OMO_")
    return _KINDS.get(local, local.lower().replace(" ", "_"))


@dataclass(frozen=True, slots=True)
class Record:
    """What a file says about one term.

    ``is_a`` and ``part_of`` are kept apart; ``broader`` holds the parents of files that mixed the two; ``relations``
    are the other named links as (relation, target). ``line`` is where the entry begins, 0 where lines say nothing.
    """

    id: str
    label: str = ""
    synonyms: tuple[Synonym, ...] = ()
    is_a: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    xrefs: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    alt_ids: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    definition: str = ""
    namespace: str = ""
    category: str = ""
    obsolete: bool = False
    is_relation: bool = False
    line: int = 0

    @property
    def prefix(self) -> str:
        """Return the prefix of the id: ``CL`` of ``CL:0000037``."""
        return self.id.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """An opened ontology file: the version and licence it states (empty if none) and its records, read as asked for."""

    name: str
    version: str
    licence: str
    records: Iterator[Record]

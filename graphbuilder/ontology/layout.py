"""How an index lies in its one file: magic, length of the header, header (JSON), then aligned sections.

One file, because renaming a file over another is atomic and readers that hold the old one keep it. Terms are numbered
by the terms trie, keys by the names trie, texts and names by their order. ``x_at`` holds, for each number, where its
stretch of ``x`` begins, and one more for the end of the last.

========================  =================================================================
``terms``, ``keys``       marisa tries: CURIE to term number, look-up key to key number
``starts``                marisa trie: the first words of every key, all but the last, to their number
``next``, ``next_at``     the words that come next in keys that start so, UTF-8, by number: on three lines, with spaces
                          between them, those that end a key, those that a key goes on from, and those that do both
``old``                   marisa record trie: alternative id to term number
``text``, ``text_at``     every text once, UTF-8
``label``, ``definition``  text number, by term
``category``, ``source``, ``flags``  by term
``is_a``, ``part_of``, ``broader``, ``children``, ``same_as``, ``replaced_by``  term numbers, by term
``xrefs``                 text numbers, by term
``names``                 name numbers, by term
``entries_at``            where the names of a key begin: they stand together, by key number
``name_term``, ``name_text``, ``name_scope``, ``name_kind``  by name
========================  =================================================================
"""

from __future__ import annotations

from graphbuilder.model import Category
from graphbuilder.ontology.record import Scope

MAGIC = b"graphbuilder index\n"
FORMAT = 4
"""Raise it when the meaning of a section changes: older files are then built anew."""

NESTING = 1
"""Levels of a trie: with the customary three a look-up takes half as long again, and a third of the room is saved."""

LENGTH = 8
"""Bytes that hold the length of the header."""

ALIGN = 8
WORD = "I"
BYTE = "B"

ENDS, GOES_ON = 1, 2
"""What a word does in the keys that go on with it."""

STEPS = (ENDS, GOES_ON, ENDS | GOES_ON)
"""The order of the lines of ``next``."""

CATEGORIES = tuple(Category)
SCOPES = tuple(Scope)
OBSOLETE = 1
RELATION = 2

TYPES = dict.fromkeys(
    ("terms", "keys", "starts", "next", "old", "category", "source", "flags", "name_scope", "name_kind", "text"), BYTE
)
"""Sections of bytes; the others hold 32-bit words."""

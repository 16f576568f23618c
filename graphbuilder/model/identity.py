"""Identity is content: the same thing said twice has one id, in JSON, RDF and Neo4j alike."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

_SEPARATOR = "\x1f"
"""The ASCII unit separator, so that ("ab", "c") and ("a", "bc") differ."""


@lru_cache(maxsize=65_536)
def content_id(kind: str, *parts: str) -> str:
    """Return a CURIE such as ``gb:s1f0c...``: *kind* (one letter) and 64 bits of a SHA-256 over *parts*.

    The kinds: ``s`` statement, ``e`` evidence, ``h`` hypothesis, ``c`` composed concept, ``p`` provisional concept,
    ``d`` document.

    >>> content_id("s", "CL:1", "causes", "HP:2") == content_id("s", "CL:1", "causes", "HP:2")
    True
    """
    return f"gb:{kind}{sha256(_SEPARATOR.join((kind, *parts)).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def source_id(document: str, sha256: str) -> str:
    """Return the id of a text as a node of a graph: another text under the same name is another source."""
    return content_id("d", document, sha256)

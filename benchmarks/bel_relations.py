"""Reads quotes with their statements in the Biological Expression Language (an archive of BEL documents).

BEL names terms, not words: ``p(HGNC:SNCA) -> path(MESH:Neurodegeneration)``. A term is looked for in its quote under
its name and under the synonyms of the shipped ontologies. A statement counts where both its terms are found; most are
not, because the quote uses a name of its own, a reference, or leaves the term to the reader.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

from relations import Annotated, Relation, Words

from graphbuilder.model import Span
from graphbuilder.ontology import Index, open_index
from graphbuilder.ontology.names import key

SIGNS = {
    **dict.fromkeys(("->", "=>", "increases", "directlyIncreases"), 1),
    **dict.fromkeys(("-|", "=|", "decreases", "directlyDecreases"), -1),
    **dict.fromkeys(("reg", "regulates"), 0),
}
"""The relations of BEL that have a direction; correlations and associations are left out."""

STATEMENT = re.compile(r"^(?P<subject>[a-z]\S*\(.*\))\s+(?P<relation>\S+)\s+(?P<object>[a-z]\S*\(.*\))$")
NAME = re.compile(r'[A-Z][A-Z_]+:(?:"(?P<quoted>[^"]+)"|(?P<plain>[^\s",()]+))')
QUOTE = re.compile(r'^SET (?:Evidence|SupportingText|Support)\s*=\s*"(?P<text>.*?)"\s*$', re.S | re.M)
LICENCE = re.compile(r'^SET DOCUMENT Licenses\s*=\s*"CC', re.I | re.M)
MODIFIERS = frozenset({"loc", "fromLoc", "toLoc", "pmod", "var", "frag", "fus"})
"""Functions whose names only narrow a term."""


def texts(archive: Path) -> Iterator[Annotated]:
    """Yield the quotes that have a statement whose two terms are found in them; documents under CC licences only."""
    names = _Names(open_index())
    with tarfile.open(archive) as files:
        for member in sorted(files.getmembers(), key=lambda member: member.name):
            content = files.extractfile(member) if member.name.endswith(".bel") else None
            source = "" if content is None else content.read().decode("utf-8", errors="replace")
            if LICENCE.search(source):
                yield from _quotes(Path(member.name).stem, source, names)


def _quotes(name: str, source: str, names: _Names) -> Iterator[Annotated]:
    quotes = list(QUOTE.finditer(source))
    for number, quote in enumerate(quotes):
        text = " ".join(quote["text"].replace("\\\n", " ").split())
        end = quotes[number + 1].start() if number + 1 < len(quotes) else len(source)
        relations = tuple(_relations(text, source[quote.end() : end], names))
        if relations:
            things = tuple({span for relation in relations for span in (*relation.cause, *relation.effect)})
            yield Annotated(f"{name}-{number}", text, things, relations)


def _relations(text: str, statements: str, names: _Names) -> Iterator[Relation]:
    for line in statements.splitlines():
        found = STATEMENT.match(line.strip())
        if found is not None and found["relation"] in SIGNS:
            cause, effect = (_words(text, found[end], names) for end in ("subject", "object"))
            if cause and effect and not set(cause) & set(effect):
                yield Relation("BEL", (), cause, effect, SIGNS[found["relation"]])


def _words(text: str, expression: str, names: _Names) -> Words:
    """Return where the terms of an expression stand in the text, whatever says only what state they are in left out."""
    spans: list[Span] = []
    for found in NAME.finditer(expression):
        opened = re.findall(r"(\w+)\([^()]*$", expression[: found.start()])
        if not opened or opened[-1] not in MODIFIERS:
            spans.extend(names.places(found["quoted"] or found["plain"], text))
    return tuple(dict.fromkeys(spans))


class _Names:
    """Under which names a term of BEL may stand in a text."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._patterns: dict[str, re.Pattern[str]] = {}

    def places(self, name: str, text: str) -> Iterator[Span]:
        """Yield where a name, or a synonym of the term that it is the label of, stands in a text as words."""
        if name not in self._patterns:
            self._patterns[name] = self._pattern(name)
        yield from (Span(found.start(), found.end()) for found in self._patterns[name].finditer(text))

    def _pattern(self, name: str) -> re.Pattern[str]:
        labels = (each for each in self._index.names(key(name)) if each.scope in ("label", "exact"))
        same = {
            each.text
            for label in labels
            for each in self._index.synonyms(label.term)
            if each.scope in ("label", "exact")
        }
        spelt = (_spelt(one) for one in sorted({name, *same}, key=lambda one: (-len(one), one)) if len(one) > 1)
        return re.compile(rf"(?<!\w)(?:{'|'.join(spelt)})(?!\w)")


def _spelt(name: str) -> str:
    """Return a pattern: symbols as they stand, words in any case and number, blanks and hyphens alike."""
    pattern = re.sub(r"(?:\\?[\s-])+", r"[\\s-]?", re.escape(name))
    return pattern if name.isupper() or any(letter.isdigit() for letter in name) else rf"(?i:{pattern}s?)"

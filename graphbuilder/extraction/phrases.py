"""Noun phrases and lists as the words alone show them, for the places where the parser lost its way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphbuilder.model import Token

JOINERS = frozenset({"and", "or", "nor", "and/or", "&", "plus"})
FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
LINKS = frozenset({"of", "in", "to", "for", "with", "from", "on", "between", "at", "by", "into", "against"})
BETWEEN = frozenset(
    {
        "also",
        "eventually",
        "even",
        "finally",
        "often",
        "subsequently",
        "possibly",
        "ultimately",
        "sometimes",
        "frequently",
        "rarely",
    }
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A noun with the words right before it that belong to it; all are token indexes, the last is the noun."""

    first: int
    head: int


@dataclass(frozen=True, slots=True)
class Item:
    """A chunk with those that prepositions or participles tie to it: an item of a list."""

    chunks: tuple[Chunk, ...]
    end: int

    @property
    def heads(self) -> tuple[int, ...]:
        """Return the nouns, the governing one first."""
        return tuple(chunk.head for chunk in self.chunks)


def lists(tokens: Sequence[Token]) -> Iterator[tuple[Item, ...]]:
    """Yield every list of three or more that commas and a closing "and" or "or" (or the end, of four) mark out."""
    here = 0
    while here < len(tokens):
        found, here = _list_at(tokens, here)
        if len(found) > 2:
            yield tuple(found)


def _list_at(tokens: Sequence[Token], start: int) -> tuple[list[Item], int]:
    """Return the items of the list that begins with the chunk at *start*, up to its last joiner, and where to go on."""
    item = _item(tokens, start)
    if item is None:
        return [], start + 1
    items = [item]
    closed = 1
    while True:
        end = items[-1].end
        after, joined = _separator(tokens, end + 1)
        if after is None or (item := _item(tokens, after, participles=True)) is None:
            break
        far = len(items[-1].chunks) > 1 and len(item.chunks) == 1
        if joined and tokens[end + 1].text not in (",", ";") and _goes_on(tokens, item.end, far=far):
            items[-1] = Item(items[-1].chunks, item.end)
            continue
        if joined and _opens_clause(tokens, end, item.end):
            break
        items.append(item)
        if joined:
            closed = len(items)
            break
    if closed < 3 and len(items) > 3 and _ends(tokens, items[-1].end):
        closed = len(items)
    if closed < 3:
        return [], items[0].chunks[0].head + 1
    if _is_second_name(tokens, items) or _encloses_names(tokens, items[:closed]):
        return [], items[1].chunks[-1].first
    return items[:closed], items[closed - 1].end + 1


def _ends(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a sentence is over after a token."""
    return all(token.text in (".", "...", ";") for token in tokens[end + 1 :])


def _is_second_name(tokens: Sequence[Token], items: Sequence[Item]) -> bool:
    """Tell whether what seems the second item only renames the first: "X, a disease of A, B and C"."""
    articled = [tokens[item.chunks[0].first].text.lower() in ("a", "an", "one") for item in items]
    return articled[1] and len(items[1].chunks) > 1 and sum(articled) == 1


def _encloses_names(tokens: Sequence[Token], items: Sequence[Item]) -> bool:
    """Tell whether commas enclose second names: "leptin, a hormone and a growth factor, acts on cells".

    The comma before the verb shows it where no other stands before "and", and so does a verb in the singular.
    """
    after = items[-1].end + 1
    if after + 1 >= len(tokens) or tokens[after].text != "," or tokens[after + 1].xpos not in FINITE:
        return False
    singular = tokens[after + 1].xpos == "VBZ" or tokens[after + 1].text.lower() == "was"
    return singular or tokens[items[-2].end + 1].text != ","


def _goes_on(tokens: Sequence[Token], end: int, *, far: bool) -> bool:
    """Tell whether a list is closed only later: what was joined before lies inside an item.

    It is closed by ", and", with *far* after more items ("loss of A and B, swelling, and pain"), or by a bare "and"
    after several ("loss of A and B, swelling, pain and fever").
    """
    passed = 0
    while end + 2 < len(tokens) and tokens[end + 1].text == ",":
        closing = tokens[end + 2].text.lower() in JOINERS
        item = _item(tokens, end + 2 + closing)
        if item is None or closing:
            near = far or not passed
            return closing and near and item is not None and not _opens_clause(tokens, end, item.end)
        passed += 1
        end = item.end
    return passed > 1 and end + 1 < len(tokens) and tokens[end + 1].text.lower() in JOINERS


def _opens_clause(tokens: Sequence[Token], before: int, end: int) -> bool:
    """Tell whether ", and X" goes on with a verb of its own, after a clause that had one."""
    if end + 1 >= len(tokens) or tokens[end + 1].xpos not in FINITE or tokens[before + 1].text != ",":
        return False
    return any(token.xpos in FINITE for token in tokens[:before])


def _separator(tokens: Sequence[Token], here: int) -> tuple[int | None, bool]:
    """Return where the next item begins, and whether "and" or "or" stands before it."""
    begun, joined = here, False
    if here < len(tokens) and tokens[here].text in (",", ";"):
        here += 1
    if here < len(tokens) and tokens[here].text.lower() in JOINERS:
        here, joined = here + 1, True
        while here < len(tokens) and tokens[here].text.lower() in (*BETWEEN, ","):
            here += 1
    elif tokens[here : here + 3] and " ".join(token.text.lower() for token in tokens[here : here + 3]) == "as well as":
        here, joined = here + 3, True
    return (None, False) if here == begun else (here, joined)


def _item(tokens: Sequence[Token], start: int, *, participles: bool = False) -> Item | None:
    chunk = chunk_at(tokens, start)
    if chunk is None:
        return None
    chunks = [chunk]
    end = _aside(tokens, chunk.head)
    while end + 1 < len(tokens):
        link = tokens[end + 1]
        participle = link.upos == "VERB" and link.xpos in ("VBG", "VBN") and link.dep == "acl"
        if link.text.lower() not in LINKS and not (participles and participle):
            break
        begin = end + 2
        if link.upos == "VERB" and begin < len(tokens) and tokens[begin].text.lower() in LINKS:
            begin += 1
        following = chunk_at(tokens, begin)
        if following is None:
            break
        chunks.append(following)
        end = _aside(tokens, following.head)
    return Item(tuple(chunks), end)


def chunk_at(tokens: Sequence[Token], start: int) -> Chunk | None:
    """Return the noun phrase, without complements, that begins at *start*."""
    here, head = start, None
    while here < len(tokens):
        if head is not None and (after := _past_aside(tokens, head, here)):
            here = after
        if here >= len(tokens) or not (_inside(tokens[here]) or (here == start and _opens(tokens, here))):
            break
        if tokens[here].upos in ("NOUN", "PROPN"):
            head = here
        elif head is not None and tokens[here].upos == "DET":
            break
        here += 1
    return None if head is None else Chunk(start, head)


def _opens(tokens: Sequence[Token], here: int) -> bool:
    """Tell whether a participle opens a name in a list: ", ankylosing spondylitis,"."""
    participle = tokens[here].xpos in ("VBG", "VBN") and 0 < here < len(tokens) - 1
    if tokens[here].lemma.lower() in ("include", "including"):
        return False
    if any(token.head == here and token.dep == "obj" for token in tokens[here + 1 : here + 8]):
        return False
    return participle and tokens[here - 1].text in (",", ";") and tokens[here + 1].upos in ("NOUN", "PROPN")


def _past_aside(tokens: Sequence[Token], head: int, here: int) -> int:
    """Return the token after a bracket that cuts a name, as in "von Hippel-Lindau (VHL) protein"; 0 if none does."""
    if (
        tokens[head].dep not in ("compound", "amod")
        or here != head + 1
        or here >= len(tokens)
        or tokens[here].text != "("
    ):
        return 0
    end = _aside(tokens, head)
    return end + 1 if end > head and tokens[head].head > end else 0


def _inside(token: Token) -> bool:
    if token.upos in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
        return token.dep != "case"
    if token.upos == "VERB":
        return token.dep in ("amod", "compound") and token.xpos in ("VBG", "VBN", "JJ")
    return (
        token.xpos in ("POS", "PRP$")
        or token.text in ("/", "%")
        or (token.upos == "ADV" and token.dep == "advmod" and token.xpos == "RB" and token.head > token.index)
    )


def item_before(tokens: Sequence[Token], end: int) -> Item | None:
    """Return the longest noun phrase with its complements that stops right before token *end*."""
    best = None
    for start in range(end - 1, max(-1, end - 14), -1):
        item = _item(tokens[:end], start)
        if item is not None and item.end == end - 1 and (start == 0 or not _inside(tokens[start - 1])):
            if start > 1 and tokens[start - 1].text.lower() in LINKS and tokens[start - 2].upos != "VERB":
                continue
            best = item
            break
    return best


def _aside(tokens: Sequence[Token], head: int) -> int:
    """Return the last token of a bracketed aside right after a noun, else the noun."""
    if head + 1 < len(tokens) and tokens[head + 1].text in ("(", "["):
        for token in tokens[head + 2 : head + 16]:
            if token.text in (")", "]"):
                return token.index
    return head

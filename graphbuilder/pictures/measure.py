"""How wide words are, without a browser to ask: enough to break lines and size boxes."""

from __future__ import annotations

from unicodedata import east_asian_width

_NARROW = frozenset("iljtfrI|.,:;'!()[]{} -·/\\`")
_WIDE = frozenset("mwMWQ@%&—…")
_ROOM = 1.06
"""Fonts differ; a little room keeps the words inside their box in all of those that are asked for."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how many pixels *text* takes in a common sans-serif face of *size* pixels."""
    ems = sum(_advance(character) for character in text)
    return ems * size * _ROOM * (1.12 if bold else 1.0)


def _advance(character: str) -> float:
    if character in _NARROW:
        return 0.31
    if character in _WIDE:
        return 0.88
    if east_asian_width(character) in "WF":
        return 1.0
    return 0.68 if character.isupper() or character.isdigit() else 0.55


def wrap(text: str, size: float, room: float, lines: int, *, bold: bool = False) -> tuple[str, ...]:
    """Return *text* in at most *lines* lines that fit into *room* pixels; what does not fit ends in an ellipsis."""
    found = [""]
    for word in _pieces(text, size, room, bold=bold):
        longer = f"{found[-1]} {word}".strip()
        if not found[-1] or width(longer, size, bold=bold) <= room:
            found[-1] = longer
        else:
            found.append(word)
    if len(found) > lines:
        found = [*found[: lines - 1], _clipped(" ".join(found[lines - 1 :]), size, room, bold=bold)]
    return tuple(found)


def _pieces(text: str, size: float, room: float, *, bold: bool) -> list[str]:
    """Return the words of *text*, those broken that alone are too long for a line."""
    pieces = []
    for word in text.split():
        pieces.append("")
        for character in word:
            if pieces[-1] and width(pieces[-1] + character, size, bold=bold) > room:
                pieces.append("")
            pieces[-1] += character
    return pieces


def _clipped(text: str, size: float, room: float, *, bold: bool) -> str:
    while text and width(f"{text}…", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"

"""Which line is the title."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from graphbuilder.model import BlockKind
from graphbuilder.readers import byline, furniture, sections
from graphbuilder.readers.stretch import Stretch

_MOST_WORDS = 45
"""Words of the longest title."""

_FEWEST_WORDS = 4
"""Words below which a line before the title is taken for a label."""

_TELLING_WORDS = 25
"""Words beyond which a longer line is no more like a title."""

_RUNNING_WORDS = 20
"""Words from which a stretch of sentences is where the text begins."""

_NEAR = 10
"""What a byline beside it, or the text right behind it, is worth to a title, in words."""

_FINITE = frozenset(
    {"are", "can", "could", "had", "has", "have", "is", "may", "might", "our", "these", "this", "was", "we", "were"}
)


def find(stretches: Sequence[Stretch], reasons: Sequence[str], called: str | None) -> int | None:
    """Return the index of the title, if there is one, among what *reasons* leave of *stretches*.

    It is what the page calls itself (*called*), else its first heading, else a line before the text: the first of a
    run, in the run that is most like the head of an article.
    """
    first = _first_text(stretches, reasons)
    kept = [index for index in range(first) if not reasons[index]]
    lines = [i for i in kept if _may_be(stretches[i]) and (i == kept[0] or not stretches[i].is_prose)]
    if called and (same := _same(stretches, lines, furniture.plain_line(called))) is not None:
        return same
    headings = [index for index in lines if stretches[index].kind is BlockKind.HEADING]
    if headings:
        return headings[0]
    runs = _runs([index for index in lines if stretches[index].kind is None])
    best = max(runs, key=lambda run: _headlike(stretches, run, first), default=None)
    return None if best is None else _opening(stretches, best)


def _same(stretches: Sequence[Stretch], lines: Sequence[int], called: str) -> int | None:
    likeness = {index: _likeness(furniture.plain_line(stretches[index].text), called) for index in lines}
    best = max(lines, key=lambda index: (likeness[index], -index), default=None)
    return best if best is not None and likeness[best] > 0 else None


def _likeness(line: str, title: str) -> int:
    """Return how like *line* is to what a page calls itself: "Title | Name of the site", or the other way round."""
    if line == title:
        return 2 * len(title)
    begins, ends = title.startswith(line), title.endswith(line)
    return len(line) + begins if (begins or ends) and len(line.split()) > 1 else 0


def _first_text(stretches: Sequence[Stretch], reasons: Sequence[str]) -> int:
    """Return where the text begins: at running text or a usual section, or with the last stretch that is kept."""
    kept = [index for index, reason in enumerate(reasons) if not reason]
    prose = [index for index in kept if stretches[index].is_prose and len(stretches[index].words) >= _RUNNING_WORDS]
    if len(prose) > 1 and prose[0] == kept[0] and _heads(stretches[prose[0]], stretches[prose[1]]):
        prose = prose[1:]
    usual = (index for index in kept if sections.opens(stretches[index].text))
    return min((prose or kept[-1:] or [0])[0], next(usual, len(stretches)))


def _heads(first: Stretch, following: Stretch) -> bool:
    """Tell whether a long first line is a title: far shorter than what follows, and one sentence or without a verb."""
    words = first.words
    if len(words) > _MOST_WORDS or 2 * len(words) > len(following.words):
        return False
    return first.sentences <= 1 or _FINITE.isdisjoint(word.lower() for word in words)


def _may_be(stretch: Stretch) -> bool:
    return len(stretch.words) <= _MOST_WORDS and stretch.kind in {None, BlockKind.HEADING}


def _runs(lines: Sequence[int]) -> list[list[int]]:
    """Return the lines in runs that nothing was cut between."""
    runs: list[list[int]] = []
    for index in lines:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _opening(stretches: Sequence[Stretch], run: Sequence[int]) -> int:
    """Return the first line of a run that is no byline; several lines of few words before it are labels."""
    lines = [index for index in run if not byline.found(stretches[index])] or list(run[:1])
    labels = sum(1 for _ in takewhile(lambda index: len(stretches[index].words) < _FEWEST_WORDS, lines))
    return lines[labels] if 1 < labels < len(lines) else lines[0]


def _headlike(stretches: Sequence[Stretch], run: Sequence[int], first: int) -> int:
    """Return how like the head of an article a run is: the words of its first line, its byline, the text behind it."""
    title = _opening(stretches, run)
    signed = any(byline.found(stretches[index]) for index in run if index != title)
    return min(len(stretches[title].words), _TELLING_WORDS) + _NEAR * signed + _NEAR * (run[-1] + 1 == first)

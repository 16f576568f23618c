"""The short cuts of the look-up find what a plain walk through all names finds."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphbuilder.grounding.memo import Memo
from graphbuilder.grounding.reach import Reach
from graphbuilder.grounding.tables import Adjective
from graphbuilder.grounding.wording import near, vocabulary
from graphbuilder.ontology.compile import Source, build_index
from graphbuilder.ontology.index import Index
from graphbuilder.ontology.names import LINKS
from graphbuilder.ontology.record import Record

WORDS = st.sampled_from(["renal", "kidney", "disease", "disorder", "of", "in", "cell", "type", "2", "loss"])
NAMES = st.lists(WORDS, min_size=1, max_size=5).filter(lambda words: words[-1] not in LINKS).map(" ".join)
VOCABULARY = vocabulary(
    (Adjective("renal", "kidney", "uberon"), Adjective("cellular", "cell", "cl")),
    {"disease": ("disorder", "abnormality of {}", "{} loss"), "loss": ("disorder of {}",)},
)
_MOST_TURNED = 5


def plain_lengths(words: list[str], names: set[str], ours: set[str]) -> list[int]:
    """Return what ``Reach.lengths`` promises, by going through all names at every step."""
    everything = names | ours
    found = []
    for count in range(1, len(words) + 1):
        name = " ".join(words[:count])
        reworded = (
            count > 1
            and words[count - 1] not in ("of", "in")
            and any(one in names for one in near(words[:count], VOCABULARY))
        )
        if name in everything or name in VOCABULARY.adjectives or reworded:
            found.append(count)
        goes_on = any(one.startswith(f"{name} ") for one in everything)
        if count == 1:
            link = words[1:2] in (["of"], ["in"]) and (found == [1] or name in VOCABULARY.endings)
        else:
            link = words[1] in ("of", "in") and count < _MOST_TURNED
        if not (goes_on or link):
            break
    return found[::-1]


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sets(NAMES.filter(lambda name: len(name) > 1), max_size=12),
    st.sets(NAMES.filter(lambda name: len(name) > 1), max_size=2),
    st.lists(WORDS.filter(lambda word: word != "2"), min_size=1, max_size=1),
    st.lists(WORDS, max_size=6),
)
def test_the_first_two_words_shut_out_no_name(
    tmp_path: Path, names: set[str], ours: set[str], first: list[str], rest: list[str]
) -> None:
    """A sieve that drops a name would lose mentions without a sound."""
    records = [Record(id=f"X:{number}", label=name) for number, name in enumerate(sorted(names))]
    build_index([Source("x", "1", "CC0-1.0", records)], tmp_path / "x.gbi")
    words = first + rest

    assert Reach(Index(tmp_path / "x.gbi"), ours, VOCABULARY).lengths(words, 0) == plain_lengths(words, names, ours)


def test_a_memo_forgets_when_it_is_full() -> None:
    """A server that reads for weeks must not grow."""
    asked: list[int] = []

    def answer(question: int) -> int:
        asked.append(question)
        return question

    memo: Memo[int, int] = Memo(answer, 2)

    assert [memo[number] for number in (1, 1, 2, 3, 1)] == [1, 1, 2, 3, 1]
    assert asked == [1, 2, 3, 1]
    assert len(memo) == 2

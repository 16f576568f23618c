"""The index says what a plain dictionary would, only faster and for every thread."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphbuilder.ontology.compile import Source, build_index
from graphbuilder.ontology.index import Index
from graphbuilder.ontology.record import Record, Scope, Synonym

WORDS = st.sampled_from(["red", "cell", "blood", "line", "b", "marrow"])
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@st.composite
def ontologies(draw: st.DrawFn) -> list[Record]:
    """Return terms of which each may be below any earlier one."""
    count = draw(st.integers(1, 12))
    return [
        Record(
            id=f"X:{number}",
            label=draw(NAMES),
            synonyms=tuple(Synonym(Scope.EXACT, name) for name in draw(st.lists(NAMES, max_size=2))),
            is_a=tuple(
                f"X:{parent}" for parent in draw(st.sets(st.integers(0, number - 1)) if number else st.just(()))
            ),
        )
        for number in range(count)
    ]


def indexed(records: Iterable[Record], folder: Path) -> Index:
    """Return the index of one ontology."""
    build_index([Source("x", "1", "CC0-1.0", records)], folder / "x.gbi")
    return Index(folder / "x.gbi")


slowly = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@slowly
@given(ontologies())
def test_names_and_prefixes_are_those_of_a_dictionary(tmp_path: Path, records: list[Record]) -> None:
    """Every name is found under its key, and every key that begins a text ends at a word's end."""
    index = indexed(records, tmp_path)
    names = {(record.id, name) for record in records for name in (record.label, *(s.text for s in record.synonyms))}

    for _, text in names:
        assert {(name.term, name.text) for name in index.names(text)} == {one for one in names if one[1] == text}
        words = text.split()
        beginnings = [" ".join(words[:end]) for end in range(1, len(words) + 1)]
        assert list(index.prefixes(text)) == [one for one in beginnings if one in {name for _, name in names}]


@slowly
@given(ontologies())
def test_ancestors_and_descendants_are_each_others_mirror(tmp_path: Path, records: list[Record]) -> None:
    """What lies above a term has the term below it; parents and their ancestors are all there is."""
    index = indexed(records, tmp_path)

    for record in records:
        above = index.ancestors(record.id)
        assert above == {one for parent in record.is_a for one in {parent} | index.ancestors(parent)}
        assert all(record.id in index.descendants(one) for one in above)
        assert record.id not in above


def test_threads_share_an_index(tmp_path: Path) -> None:
    """A server answers many questions at once from one open file."""
    records = [Record(id=f"X:{n}", label=f"cell {n}", is_a=(f"X:{n // 2}",) if n else ()) for n in range(500)]
    index = indexed(records, tmp_path)

    def ask(number: int) -> tuple[int, str, int]:
        n = number % 500
        return n, index.names(f"cell {n}")[0].term, len(index.ancestors(f"X:{n}"))

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(4000)))

    assert all(term == f"X:{n}" and above == n.bit_length() for n, term, above in answers)

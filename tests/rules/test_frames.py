"""Every frame reads its own examples and leaves its counterexamples alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from graphbuilder import extraction, rules
from graphbuilder.errors import RuleError
from graphbuilder.model import Block, Document, Evidence, Span
from graphbuilder.nlp import SpacyAnnotator
from graphbuilder.rules import Example, Frame

EXAMPLES = [(frame, example) for frame in rules.load() for example in frame.examples]
COUNTEREXAMPLES = [(frame, text) for frame in rules.load() for text in frame.counterexamples]

Read = Callable[[str], tuple[Evidence, ...]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Return a reader of single sentences, with the shipped pipeline loaded once."""
    pipeline = SpacyAnnotator()

    def reading(text: str) -> tuple[Evidence, ...]:
        document = Document("example", text, (Block(Span(0, len(text))),))
        return tuple(evidence for parse in pipeline([document]) for evidence in extraction.statements(parse))

    return reading


@pytest.mark.parametrize(("frame", "example"), EXAMPLES, ids=lambda value: getattr(value, "name", None))
def test_a_frame_reads_its_examples(read: Read, frame: Frame, example: Example) -> None:
    """Word and proof stand side by side, so that a curator sees what a word does."""
    found = {(evidence.subject.named, evidence.object.named, evidence.group) for evidence in read(example.text)}

    assert {(subject, obj, frame.group) for subject, obj in example.pairs} <= found


@pytest.mark.parametrize(("frame", "text"), COUNTEREXAMPLES, ids=lambda value: getattr(value, "name", None))
def test_a_frame_leaves_its_counterexamples_alone(read: Read, frame: Frame, text: str) -> None:
    """What looks like the relation and is none gives no statement by this frame."""
    assert [evidence for evidence in read(text) if evidence.rule == frame.name] == []


def _words(frame: Frame) -> Iterator[Iterable[str]]:
    yield from (frame.verbs, frame.nouns, frame.adjectives, frame.prepositions, frame.suffixes)


@pytest.mark.parametrize("frame", rules.load(), ids=lambda frame: frame.name)
def test_the_words_of_a_frame_are_sorted(frame: Frame) -> None:
    """A diff shows what was added, not what was moved."""
    assert all(list(words) == sorted(set(words)) for words in _words(frame))


@pytest.mark.parametrize("frame", rules.load(), ids=lambda frame: frame.name)
def test_every_frame_has_an_example(frame: Frame) -> None:
    """A rule without a sentence that it reads proves nothing."""
    assert frame.examples


@pytest.mark.parametrize("frame", rules.load(), ids=lambda frame: frame.name)
def test_a_frame_names_known_kinds(frame: Frame) -> None:
    """A misspelt kind would silently narrow a rule to nothing."""
    kinds = rules.load_kinds().kind

    assert all(
        kind.removeprefix("not ") in (*kinds, "acronym", "ailment") for kind in (*frame.subjects, *frame.objects)
    )


FRAME = """
[[frame]]
name = "suppression"
group = "decreases"
verbs = ["inhibit"]
examples = [{ text = "A inhibits B.", says = ["A | B"] }]
"""


@pytest.mark.parametrize(
    ("slip", "message"),
    [
        (("verbs", "verb"), r"frames.toml, rule 'suppression': verb: Unexpected"),
        (("decreases", "lowers"), r"frames.toml, rule 'suppression': group: .*'decreases'"),
        (("A | B", "A"), r"frames.toml, rule 'suppression': examples.0: .*'A' is not 'subject | object'"),
        (("[[frame]]", "[[frames]]"), r"frames.toml: no \[\[frame\]\]"),
        (('"inhibit"]', '"inhibit"'), r"frames.toml: not TOML"),
    ],
)
def test_a_slip_names_file_rule_and_field(tmp_path: Path, slip: tuple[str, str], message: str) -> None:
    """The linguist learns where the slip is without a traceback."""
    (tmp_path / "frames.toml").write_text(FRAME.replace(*slip))

    with pytest.raises(RuleError, match=message):
        rules.load(tmp_path)


def test_two_frames_of_one_name_are_refused(tmp_path: Path) -> None:
    """The name of a rule is what evidence carries; it must point to one rule."""
    (tmp_path / "frames.toml").write_text(FRAME + FRAME)

    with pytest.raises(RuleError, match=r"rule 'suppression': name: there is a rule of this name already"):
        rules.load(tmp_path)

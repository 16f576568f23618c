"""Every example in cues.toml is read as it says, by the shipped pipeline."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graphbuilder.errors import RuleError
from graphbuilder.extraction.cues import cues
from graphbuilder.extraction.factuality import reaches
from graphbuilder.extraction.tree import Tree
from graphbuilder.rules import cue
from tests.parsing import parse

READS = [pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in cue.load_cues() for text in rule.reads]
LEAVES = [pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in cue.load_cues() for text in rule.leaves]


def reached(rule: cue.CueRule, marked: str) -> bool:
    """Tell whether the rule reaches the starred claim, whose end may be underlined."""
    text = marked.replace("*", "").replace("_", "")
    claim = marked.replace("_", "").index("*")
    end = marked.replace("*", "").find("_")
    for sentence in parse(text).sentences:
        tree = Tree(sentence)
        at = {place: [t.index for t in tree.tokens if t.span.start <= place < t.span.end] for place in (claim, end)}
        if at[claim]:
            ends = tuple(at[end]) if end >= 0 else ()
            return any(reaches(tree, found, at[claim][0], ends) for found in cues(tree) if found.rule.name == rule.name)
    raise AssertionError(f"no word is starred in {marked!r}")


@pytest.mark.parametrize(("rule", "text"), READS)
def test_a_rule_reaches_what_its_examples_star(rule: cue.CueRule, text: str) -> None:
    """The claim is taken as the rule says."""
    assert reached(rule, text)


@pytest.mark.parametrize(("rule", "text"), LEAVES)
def test_a_rule_leaves_what_its_counterexamples_star(rule: cue.CueRule, text: str) -> None:
    """The claim stands for itself."""
    assert not reached(rule, text)


def test_the_longest_phrase_wins() -> None:
    """Of "cannot be ruled out" no denial is left."""
    tree = Tree(parse("A role of mercury cannot be ruled out.").sentences[0])

    assert [found.rule.name for found in cues(tree)] == ["cannot be ruled out"]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('kind = "hedge"', 'kind = "hege"', r"cues.toml, rule 'may': kind: "),
        ("reads = [", "read = [", r"cues.toml, rule 'may': "),
        ("*lower*", "lower", r"cues.toml, rule 'may': .*does not star one claim"),
    ],
)
def test_a_slip_names_file_and_rule(tmp_path: Path, before: str, after: str, message: str) -> None:
    """The curator learns where the slip is without a traceback."""
    good = '[[cue]]\nname = "may"\nkind = "hedge"\nwords = ["may"]\nreads = ["Zinc may *lower* fever."]\n'
    (tmp_path / "cues.toml").write_text(good.replace(before, after), encoding="utf-8")

    with pytest.raises(RuleError, match=message):
        cue.load_cues(tmp_path / "cues.toml")


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    """A curator who copies an entry must rename it."""
    path = tmp_path / "cues.toml"
    shutil.copy(cue.CUES, path)
    path.write_text(path.read_text(encoding="utf-8") * 2, encoding="utf-8")

    with pytest.raises(RuleError, match=r"cues.toml, rule 'not': name: there is a rule of this name already"):
        cue.load_cues(path)

"""Hyphenated words are made whole before the pipeline learns."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from treebank import Sentence

PLAIN = """# sent_id = craft-0-1
1	Stress	stress	NOUN	NN	_	3	obl	_	SpaceAfter=No
2	-	-	PUNCT	HYPH	_	3	punct	_	SpaceAfter=No
3	induced	induce	VERB	VBN	_	4	amod	_	_
4	fractures	fracture	NOUN	NNS	_	6	nsubj	_	_
5	slowly	slowly	ADV	RB	_	6	advmod	_	_
6	heal	heal	VERB	VBP	_	0	root	_	_
7	in	in	ADP	IN	_	8	case	_	_
8	Gli1	gli0	NOUN	NN	_	6	obl	_	SpaceAfter=No
9	-	-	SYM	SYM	_	8	dep	_	SpaceAfter=No
10	/	/	PUNCT	HYPH	_	8	punct	_	SpaceAfter=No
11	-	-	SYM	SYM	_	8	dep	_	SpaceAfter=No
12	.	.	PUNCT	.	_	6	punct	_	_

"""


@pytest.fixture
def merged(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sentence:
    """Return the sentence above with its hyphenated words whole."""
    monkeypatch.syspath_prepend(str(root / "training"))
    treebank, hyphens = import_module("treebank"), import_module("hyphens")
    path = tmp_path / "plain.conllu"
    path.write_text(PLAIN, encoding="utf-8")
    (sentence,) = treebank.read(path)
    result: Sentence = hyphens.merge(sentence, hyphens.Usage({}, {}))
    return result


def test_the_text_stays_the_same(merged: Sentence) -> None:
    """Joining parts loses no letter and no space."""
    assert merged.text == "Stress-induced fractures slowly heal in Gli1-/-."
    assert [word.form for word in merged.words][-3:] == ["Gli1", "-/-", "."]


def test_the_whole_hangs_where_its_outer_part_hung(merged: Sentence) -> None:
    """A participle at the end makes the whole an adjective of the noun behind it."""
    whole = merged.words[0]

    assert (whole.form, whole.head, whole.dep, whole.xpos, whole.upos) == ("Stress-induced", 1, "amod", "JJ", "ADJ")


def test_heads_are_counted_anew(merged: Sentence) -> None:
    """What came after a joined word points to the same words as before."""
    heads = [merged.words[word.head].form for word in merged.words]

    assert heads == ["fractures", "heal", "heal", "heal", "Gli1", "heal", "Gli1", "heal"]

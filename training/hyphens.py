"""Make hyphenated words whole, and repair the tree.

GENIA keeps ``stem-like`` whole; CRAFT and EWT cut it at the hyphen. Genotype signs such as ``-/-`` become one word too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from treebank import Sentence, Word

HYPHENS = frozenset("-\u2010\u2011")
DASH = "\u2013"
SIGNS = frozenset("+-\u2212\u2013")
PARTICIPLES = frozenset({"VBN", "VBG", "JJ"})
UNLIKE_A_WORD = frozenset({"CD", "HYPH", "AFX", "SYM", "RB", "IN"})
COARSE = {"JJ": "ADJ", "NN": "NOUN", "NNS": "NOUN", "VBN": "VERB", "VBG": "VERB", "NNP": "PROPN", "RB": "ADV"}
FITTING_LABEL = {("JJ", "compound"): "amod", ("JJ", "nummod"): "amod", ("NN", "amod"): "compound"}


@dataclass(frozen=True, slots=True)
class Usage:
    """Which part of speech a whole hyphenated word has, learned where such words are whole."""

    forms: Mapping[str, str]
    endings: Mapping[str, str]

    def tag(self, form: str, default: str) -> str:
        """Return the XPOS of *form*: its own, else that of words with the same last part, else *default*."""
        low = form.lower()
        return self.forms.get(low) or self.endings.get(re.split(r"[-\u2010\u2011\u2013]", low)[-1]) or default


def usage(sentences: Iterable[Sentence], least: int = 3) -> Usage:
    """Learn the usage of hyphenated words from sentences that keep them whole."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    endings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            first, _, last = word.form.lower().rpartition("-")
            if first and last:
                forms[word.form.lower()][word.xpos] += 1
                endings[last][word.xpos] += 1
    return Usage(_majority(forms, least), _majority(endings, least))


def _majority(counts: Mapping[str, Counter[str]], least: int) -> dict[str, str]:
    best = {key: counter.most_common(1)[0] for key, counter in counts.items()}
    return {key: tag for key, (tag, count) in best.items() if count >= least}


def merge(sentence: Sentence, known: Usage) -> Sentence:
    """Return the sentence with hyphenated words and genotype signs whole."""
    groups = _groups(sentence.words)
    if len(groups) == len(sentence.words):
        return sentence
    place = {old: new for new, group in enumerate(groups) for old in group}
    joined = [_join(sentence.words, group, place, known) for group in groups]
    return replace(sentence, words=_one_tree(joined))


def _groups(words: Sequence[Word]) -> list[range]:
    groups: list[range] = []
    for position in range(len(words)):
        if groups and not words[position - 1].space and _belongs(words, groups[-1], position):
            groups[-1] = range(groups[-1].start, position + 1)
        else:
            groups.append(range(position, position + 1))
    return groups


def _belongs(words: Sequence[Word], group: range, position: int) -> bool:
    """Tell whether the word here is written as one with the group before it, which no space parts from it."""
    before, word = words[group.stop - 1].form, words[position]
    after = words[position + 1].form if position + 1 < len(words) and not word.space else ""
    if word.form == "/":
        return before in SIGNS and after in SIGNS
    if before == "/":
        return word.form in SIGNS and len(group) > 1
    if word.form in SIGNS and after == "/":
        return False
    if word.form in HYPHENS:
        left_open = word.space and word.xpos == "HYPH"
        return before[-1].isalnum() and (after[:1].isalnum() or left_open)
    if word.form == DASH:
        return before[-1].isalpha() and after[:1].isalpha()
    return len(group) > 1 and before in HYPHENS | {DASH} and word.form[0].isalnum()


def _join(words: Sequence[Word], group: range, place: Mapping[int, int], known: Usage) -> Word:
    """Return the group as one word, governed by what governs the part whose head lies outside."""
    if len(group) == 1:
        word = words[group.start]
        return replace(word, head=place[word.head])
    content = [i for i in group if words[i].upos not in ("PUNCT", "SYM")] or [group.stop - 1]
    leaving = [i for i in content if words[i].head not in group or words[i].head == i] or content
    top, last = words[leaving[-1]], words[content[-1]]
    form = "".join(words[i].form for i in group)
    joined = replace(
        top,
        form=form,
        lemma=form[: len(form) - len(last.form)] + last.lemma if form.endswith(last.form) else form,
        head=place[top.head],
        space=words[group.stop - 1].space,
    )
    return _retag(joined, last, known) if form[0].isalnum() else replace(joined, upos="SYM", xpos="SYM", dep="dep")


def _retag(word: Word, last: Word, known: Usage) -> Word:
    """Give the whole word the part of speech that it has where it is whole: usually an adjective before a noun."""
    tag = word.xpos
    if word.dep in ("amod", "compound", "nummod"):
        tag = "JJ" if last.xpos in PARTICIPLES else known.tag(word.form, word.xpos)
    elif word.xpos in UNLIKE_A_WORD:
        tag = known.tag(word.form, word.xpos)
    dep = FITTING_LABEL.get((tag, word.dep), word.dep)
    return replace(word, xpos=tag, dep=dep, upos=word.upos if tag == word.xpos else COARSE.get(tag, word.upos))


def _one_tree(words: Sequence[Word]) -> tuple[Word, ...]:
    """Cut the cycles and second roots that a join can make; what is cut off becomes a child of the root."""
    roots = [i for i, word in enumerate(words) if word.head == i]
    root = roots[0] if roots else 0
    fixed = list(words)
    fixed[root] = replace(fixed[root], head=root, dep="root")
    for i in range(len(fixed)):
        if i != root and not _reaches(fixed, i, root):
            fixed[i] = replace(fixed[i], head=root, dep="dep")
    return tuple(fixed)


def _reaches(words: Sequence[Word], start: int, root: int) -> bool:
    seen: set[int] = set()
    at = start
    while at != root and at not in seen:
        seen.add(at)
        at = words[at].head
    return at == root

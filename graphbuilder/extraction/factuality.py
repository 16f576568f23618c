"""How a sentence stands to a claim that it makes: denied or not, and how surely."""

from __future__ import annotations

from dataclasses import dataclass

from graphbuilder.extraction.cues import FoundCue, cues
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Cue, Factuality, Polarity
from graphbuilder.rules.cue import CueKind, load_reach

PARTICLES = frozenset({"aux", "case", "compound:prt", "cop", "fixed", "mark"})
SILENT = frozenset({CueKind.IDLE, CueKind.EVIDENTIAL, CueKind.FINDING})
"""Cues that leave a claim as it stands."""
WEAKEST_FIRST = (Factuality.UNCOMMITTED, Factuality.DOUBTFUL, Factuality.POSSIBLE, Factuality.PROBABLE)


@dataclass(frozen=True, slots=True)
class Assessment:
    """Polarity and factuality of a claim, with the cues that decide them in the order of the text."""

    polarity: Polarity = Polarity.POSITIVE
    factuality: Factuality = Factuality.FACT
    cues: tuple[Cue, ...] = ()


def assess(tree: Tree, trigger: int, subject: int | None = None, object: int | None = None) -> Assessment | None:
    """Return how the claim that *trigger* carries is taken, or nothing where the sentence only asks or aims.

    *trigger*, *subject* and *object* are token indexes: the word of the relation and the heads of its two ends.
    Two denials by different words cancel out; "neither ... nor" is one.
    """
    ends = tuple(end for end in (subject, object) if end is not None)
    reaching = tuple(cue for cue in cues(tree) if reaches(tree, cue, trigger, ends))
    if any(cue.rule.kind is CueKind.INQUIRY for cue in reaching):
        return None
    deciding = tuple(cue for cue in reaching if cue.rule.kind not in SILENT)
    denials = {cue.rule.name for cue in deciding if cue.rule.denies}
    if "neither" in denials:
        denials -= {"no", "not"}  # "did not help, nor did rest" denies twice, not once over
    negative = len(denials) % 2 == 1
    return Assessment(
        polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        factuality=_factuality(deciding, negative=negative),
        cues=tuple(cue.words(tree) for cue in deciding),
    )


def reaches(tree: Tree, cue: FoundCue, trigger: int, ends: tuple[int, ...] = ()) -> bool:
    """Tell whether *cue* bears on the claim, through its trigger or by singling out one of its ends."""
    if trigger in cue.tokens:
        return cue.rule.kind is CueKind.FIT or (cue.rule.kind is CueKind.HEDGE and bool(cue.rule.takes))
    carriers = _carriers(tree, trigger)
    if carriers & cue.claims:
        return not (cue.rule.denies and (_is_one_of_several(tree, cue, (trigger, *ends)) or _escapes(tree, cue, ends)))
    return any(end in cue.nouns and trigger not in tree.subtree(end) for end in ends)


def _carriers(tree: Tree, trigger: int) -> frozenset[int]:
    """Return the words that carry the claim of a trigger besides itself.

    A particle such as "due" in "due to" leans on what it joins, a verb such as "have" on its object: "has no effect".
    """
    found = {trigger}
    token = tree[trigger]
    while token.dep in PARTICLES and (host := tree.head(token.index)) is not None:
        found.add(host.index)
        token = host
    if len(found) > 1 and token.dep.partition(":")[0] in ("obl", "nmod", "advcl") and token.head != token.index:
        found.add(token.head)
    if token.dep == "amod" and any(tree.children(token.head, "cop")):
        found.add(token.head)  # "is thought to be a toxin-induced disease"
    if tree[trigger].lemma.lower() in load_reach().carriers:
        found.update(child.index for child in tree.children(trigger, "obj", "nsubj:pass"))
    return frozenset(found)


def _escapes(tree: Tree, cue: FoundCue, ends: tuple[int, ...]) -> bool:
    """Tell whether an end stands after the "but" of "not A but B", or for itself as in "no A and a B"."""
    words = load_reach().adversative
    joined = [end for end in ends if tree[end].dep == "conj"]
    apart = any(tree[end].head in cue.nouns and end not in cue.nouns for end in joined)
    return apart or any(word.lemma.lower() in words for end in joined for word in tree.children(end, "cc"))


def _is_one_of_several(tree: Tree, cue: FoundCue, claimed: tuple[int, ...]) -> bool:
    """Tell whether only a restriction is denied: "is not caused only by smoking", "not solely attributed to"."""
    words = load_reach().restrictive
    beside = ((place, word) for place in claimed for word in tree.children(place, "advmod", "case"))
    return any(word.lemma.lower() in words and cue.tokens[-1] < word.index < place for place, word in beside)


def _factuality(deciding: tuple[FoundCue, ...], *, negative: bool) -> Factuality:
    values = {cue.rule.value for cue in deciding}
    for value in WEAKEST_FIRST:
        if value in values:
            return Factuality.DOUBTFUL if negative and value is not Factuality.UNCOMMITTED else value
    if Factuality.CONDITIONAL in values:
        return Factuality.CONDITIONAL
    return Factuality.COUNTERFACT if negative else Factuality.FACT

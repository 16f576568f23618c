"""Walking the dependency tree of one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphbuilder.model import Sentence, Span, Token


class Tree:
    """A sentence with its dependents at hand. Tokens are named by their index in the sentence."""

    __slots__ = ("_dependents", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        dependents: list[list[tuple[Token, str]]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                dependents[token.head].append((token, token.dep.partition(":")[0]))
        self._dependents = dependents

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def __len__(self) -> int:
        return len(self.tokens)

    def children(self, index: int, *deps: str) -> Iterator[Token]:
        """Yield the direct dependents of a token, from left to right; only those labelled in *deps* if it is given.

        A label without a subtype matches its subtypes too: ``"nsubj"`` finds ``nsubj:pass``.
        """
        for token, base in self._dependents[index]:
            if not deps or base in deps or token.dep in deps:
                yield token

    def head(self, index: int) -> Token | None:
        """Return the governor of a token, or nothing for the root."""
        head = self.tokens[index].head
        return None if head == index else self.tokens[head]

    def ancestors(self, index: int) -> Iterator[Token]:
        """Yield the governors of a token from the nearest to the root."""
        seen = {index}
        token = self.head(index)
        while token is not None and token.index not in seen:
            seen.add(token.index)
            yield token
            token = self.head(token.index)

    def subtree(self, index: int, without: Iterable[int] = ()) -> tuple[int, ...]:
        """Return a token and all below it, in the order of the text; branches that begin in *without* are left out."""
        barred = set(without)
        found: list[int] = []
        waiting = [index]
        while waiting:
            here = waiting.pop()
            found.append(here)
            waiting.extend(child.index for child, _ in self._dependents[here] if child.index not in barred)
        return tuple(sorted(found))

    def marker(self, index: int) -> str:
        """Return the preposition or subordinator that opens a phrase, in lower case: ``of``, ``due to``; else nothing.

        Words of one preposition may be tied to each other or stand side by side.
        """
        words: list[Token] = []
        for child in self.children(index, "case", "mark"):
            if child.index > index or child.xpos == "POS":
                break
            if words and child.index != words[-1].index + 1:
                if child.dep != "case":
                    break
                words = []  # "to be due to X": what stands by the noun counts
            words += (child, *self._fixed(child.index))
        return " ".join(word.text for word in words).lower()

    def _fixed(self, index: int) -> list[Token]:
        """Return the words tied to a preposition, without what belongs to the noun after it: "such as red nodules"."""
        words = list(self.children(index, "fixed"))
        while words and words[-1].upos in ("ADJ", "NOUN", "PROPN"):
            words.pop()
        return words

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of the document from token *first* to token *last*, both included."""
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)

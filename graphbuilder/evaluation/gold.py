"""Annotated passages, and claims in the same terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from graphbuilder.errors import InputError
from graphbuilder.model import Claim, Mention


class Ends(BaseModel):
    """Another acceptable reading: whichever of the three differs."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    subject: str | None = None
    predicate: str | None = None
    object: str | None = None


class Saying(BaseModel):
    """A statement as an annotator writes it: spans of the passage and one of the fourteen groups."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    subject: str
    predicate: str
    object: str
    polarity: Literal["positive", "negative"] = "positive"
    certainty: Literal["asserted", "hedged"] = "asserted"
    alternatives: tuple[Ends, ...] = ()
    optional: bool = False

    def readings(self) -> Iterator[tuple[str, str, str]]:
        """Yield subject, predicate and object of every acceptable reading, the annotator's own first."""
        yield self.subject, self.predicate, self.object
        for other in self.alternatives:
            yield other.subject or self.subject, other.predicate or self.predicate, other.object or self.object


class Passage(BaseModel):
    """An annotated passage; ``statements`` is empty where it says nothing of a mechanism."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    text: str
    statements: tuple[Saying, ...]


def passages(path: Path) -> Iterator[Passage]:
    """Yield the passages of a gold file.

    Raises:
        InputError: With file and line, if the file is missing or a line is no annotated passage.
    """
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _passage(line, f"{path}:{number}")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error


def said(claims: Iterable[Claim]) -> tuple[Saying, ...]:
    """Return what *claims* say, each pair of ends under a predicate once, references by their antecedents.

    Where passages differ in polarity or certainty over one statement, the first counts.
    """
    found: dict[tuple[str, str, str], Saying] = {}
    for claim in claims:
        evidence = claim.evidence
        subject, object_ = _words(evidence.subject), _words(evidence.object)
        saying = Saying(
            subject=subject,
            predicate=evidence.group.value,
            object=object_,
            polarity=evidence.polarity.value,
            certainty=evidence.certainty.value,
        )
        found.setdefault((subject.lower(), saying.predicate, object_.lower()), saying)
    return tuple(found.values())


def _words(mention: Mention) -> str:
    return mention.text if mention.refers_to is None else _words(mention.refers_to)


def _passage(line: bytes, where: str) -> Passage:
    try:
        return Passage.model_validate_json(line)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        field = ".".join(map(str, problem["loc"])) or "the whole line"
        raise InputError(f"{where}: {field}: {problem['msg']}") from error

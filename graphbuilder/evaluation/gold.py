"""Annotated passages, and claims in the same terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from graphbuilder.errors import InputError
from graphbuilder.model import Claim, Evidence, Mention


class Alternative(BaseModel):
    """Another acceptable reading of a statement: whichever of the three differs."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    subject: str | None = None
    predicate: str | None = None
    object: str | None = None


class Annotation(BaseModel):
    """A statement as an annotator writes it: spans of the passage and one of the fourteen groups."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    subject: str
    predicate: str
    object: str
    polarity: Literal["positive", "negative"] = "positive"
    certainty: Literal["asserted", "hedged"] = "asserted"
    alternatives: tuple[Alternative, ...] = ()
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
    statements: tuple[Annotation, ...]


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


def annotations_of(claims: Iterable[Claim]) -> tuple[Annotation, ...]:
    """Return *claims* as an annotator would write them, each pair of ends under a predicate once.

    Where passages differ in polarity or certainty over one statement, the first counts.
    """
    found: dict[tuple[str, str, str], Annotation] = {}
    for claim in claims:
        one = annotation_of(claim.evidence)
        found.setdefault((one.subject.lower(), one.predicate, one.object.lower()), one)
    return tuple(found.values())


def annotation_of(evidence: Evidence) -> Annotation:
    """Return *evidence* as an annotator would write it, references by their antecedents."""
    return Annotation(
        subject=_words(evidence.subject),
        predicate=evidence.group.value,
        object=_words(evidence.object),
        polarity=evidence.polarity.value,
        certainty=evidence.certainty.value,
    )


def _words(mention: Mention) -> str:
    return mention.text if mention.refers_to is None else _words(mention.refers_to)


def _passage(line: bytes, where: str) -> Passage:
    try:
        return Passage.model_validate_json(line)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        field = ".".join(map(str, problem["loc"])) or "the whole line"
        raise InputError(f"{where}: {field}: {problem['msg']}") from error

"""Read corpora whose mentions carry ontology terms, for the grounding benchmarks and for learning surfaces."""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graphbuilder.grounding.learning import Annotated, Annotation
from graphbuilder.model import Document, Parse, Sentence, Span
from graphbuilder.nlp.abbreviation import abbreviations

CRAFT = ("CL", "UBERON", "MONDO", "GO", "CHEBI")
"""The ontologies of CRAFT that we ground to."""

_GSC = re.compile(r"\[(\d+)::(\d+)\]\s+(HP_\d+) \|")
_BOUND = re.compile(
    r'preferred_term:\s*"?([^"\n]+?)"?\s*\n\s+term:\s*\n\s+id:\s*"?([A-Z]+:\d+)"?\s*\n\s+label:\s*"?([^"\n]+?)"?\s*\n'
)
_BINDING = ("CL", "GO", "HP", "MONDO", "UBERON")


@dataclass(frozen=True, slots=True)
class Paper:
    """A text with its mentions, those of one stretch only."""

    id: str
    text: str
    annotations: tuple[Annotation, ...]

    def parse(self) -> Parse:
        """Return the text by its lines as a parse without syntax, with its short forms: all that grounding needs."""
        lines = [line.span() for line in re.finditer(r"[^\n]+", self.text)]
        sentences = tuple(Sentence(number, Span(*line), ()) for number, line in enumerate(lines))
        short = tuple(found for start, end in lines for found in abbreviations(self.text[start:end], start))
        return Parse(Document(self.id, self.text), sentences, short)

    def taught(self, *prefixes: str, nested: bool = False) -> Annotated:
        """Return what the mentions of these ontologies teach."""
        kept = tuple(one for one in self.annotations if one.term.partition(":")[0] in prefixes)
        defined = frozenset(one.short for one in self.parse().abbreviations)
        return Annotated(self.text, prefixes, kept, defined, nested)


def craft(path: Path) -> Iterator[Paper]:
    """Yield the papers of a CRAFT file (JSON lines, gzipped); discontinuous mentions are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            paper = json.loads(line)
            marks = (mark for name in sorted(paper["concepts"]) for mark in paper["concepts"][name])
            yield Paper(
                paper["pmid"],
                paper["text"],
                tuple(
                    Annotation(m["spans"][0][0], m["spans"][0][1], m["id"], m["label"])
                    for m in marks
                    if len(m["spans"]) == 1
                ),
            )


def gsc(folder: Path) -> Iterator[Paper]:
    """Yield the abstracts of the HPO gold standard: folders ``Annotations`` and ``Text`` below *folder*."""
    for marks in sorted((folder / "Annotations").iterdir()):
        text = (folder / "Text" / marks.name).read_text(encoding="utf-8")
        found = (_GSC.match(line) for line in marks.read_text(encoding="utf-8").splitlines())
        yield Paper(
            marks.name,
            text,
            tuple(Annotation(int(m[1]), int(m[2]), m[3].replace("_", ":"), "") for m in found if m),
        )


def dismech(path: Path) -> Iterator[Paper]:
    """Yield every binding of a curator's phrase to a term in dismech's archive, as a text of that phrase alone."""
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda one: one.name):
            stream = archive.extractfile(member) if member.name.endswith(".yaml") else None
            for phrase, term, label in _BOUND.findall(stream.read().decode("utf-8")) if stream else ():
                if term.partition(":")[0] in _BINDING:
                    yield Paper(member.name, phrase, (Annotation(0, len(phrase), term, label),))


def diseases(path: Path) -> Iterator[Paper]:
    """Yield the abstracts of BC5CDR or the NCBI corpus (PubTator, gzipped or plain) with their disease mentions."""
    raw = path.read_bytes()
    content = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    for block in re.split(r"\n\s*\n", content.strip()):
        lines = block.splitlines()
        head = [line.split("|", 2) for line in lines if re.match(r"\d+\|[ta]\|", line)]
        marks = [line.split("\t") for line in lines if line.count("\t") >= 5]
        yield Paper(
            head[0][0],
            "\n".join(text for _, _, text in head),
            tuple(Annotation(int(m[1]), int(m[2]), m[5], m[3]) for m in marks if m[4] != "Chemical"),
        )

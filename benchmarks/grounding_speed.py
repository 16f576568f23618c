"""How fast, and with how much memory, names are found: ours, spaCy's PhraseMatcher, Gilda.

    python benchmarks/grounding_speed.py abstracts.jsonl.gz [--megabytes 5] [--only ours|spacy|gilda]

Every contender runs in a process of its own, over the same texts, with the names of CL, UBERON, HP, MONDO and GO; our
index holds these five alone. They take turns, a twentieth of the texts at a time, and times are seconds of the
processor: what else the machine does then slows all of them alike. The parser is not counted; sentences are the lines
of the text, and tokens, look-up and ranking are counted. Memory is the peak of the process, texts included.

Gilda's own resources hold other ontologies, so it is given our names, without its models that tell senses apart, and as
it is slow, it reads a hundredth of the text.
Where it is not installed, that is said. It need not be installed beside graphbuilder: GILDA_PYTHON may name the
interpreter of another environment that has it and marisa-trie.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

ONTOLOGIES = ("cl", "go", "hp", "mondo", "uberon")
CONTENDERS = ("ours", "spacy", "gilda")
TURNS = 20


def main() -> None:
    """Let the contenders run in turns, or be one of them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("abstracts", type=Path)
    arguments.add_argument("--megabytes", type=float, default=5.0)
    arguments.add_argument("--only", choices=CONTENDERS)
    arguments.add_argument("--index", type=Path, help="an index of these five ontologies; without, it is built")
    options = arguments.parse_args()
    with TemporaryDirectory() as folder:
        index = options.index or build(Path(folder) / "five.gbi")
        if options.index is None:
            in_turns([options.only] if options.only else CONTENDERS, [*sys.argv[1:], "--index", str(index)])
        else:
            run = {"ours": ours, "spacy": phrase_matcher, "gilda": gilda}[options.only]
            run(list(texts(options.abstracts, options.megabytes * 1e6)), index)


def build(path: Path) -> Path:
    """Build an index of the five ontologies as they are shipped."""
    from graphbuilder.ontology.compile import build_index
    from graphbuilder.ontology.library import here

    library = here()
    build_index([library.slim(known) for known in library.manifest() if known.name in ONTOLOGIES], path)
    return path


def in_turns(contenders: Sequence[str], words: Sequence[str]) -> None:
    """Start the contenders, and let each read its next texts when the one before it is done with its own."""
    running = []
    for contender in contenders:
        python = os.environ.get("GILDA_PYTHON", sys.executable) if contender == "gilda" else sys.executable
        command = [python, sys.argv[0], *words, "--only", contender]
        running.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
    while running:
        for one in tuple(running):
            asked, answers = one.stdin, one.stdout
            if asked is None or answers is None:
                raise RuntimeError("a contender without pipes")
            with suppress(BrokenPipeError):
                asked.write("\n")
                asked.flush()
            answer = answers.readline()
            if answer.strip():
                print(answer, end="", flush=True)
            if not answer:
                running.remove(one)
                one.wait()


Text = TypeVar("Text")


def timed(documents: Sequence[Text], read: Callable[[Text], int]) -> tuple[float, int]:
    """Return how many seconds it takes to read the documents, and what was found, a slice at every line of stdin."""
    seconds, found = 0.0, 0
    for turn in range(TURNS):
        print(flush=True)
        sys.stdin.readline()
        part = documents[turn * len(documents) // TURNS : (turn + 1) * len(documents) // TURNS]
        start = time.process_time()
        found += sum(map(read, part))
        seconds += time.process_time() - start
    return seconds, found


def texts(path: Path, size: float) -> Iterator[str]:
    """Yield texts until *size* characters are reached."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = f"{record['title']}\n{record['abstract']}"
            yield text
            size -= len(text)
            if size <= 0:
                return


def ours(documents: list[str], path: Path) -> None:
    """Time the whole grounder, abbreviations included."""
    from grounding_corpora import Paper

    from graphbuilder import grounding
    from graphbuilder.ontology import open_index

    start = time.process_time()
    index = open_index(path, ONTOLOGIES)
    opened = time.process_time() - start
    grounder = grounding.load(index)
    loaded = time.process_time() - start
    parses = [Paper(str(number), text, ()).parse() for number, text in enumerate(documents)]
    seconds, found = timed(parses, lambda parse: sum(1 for _ in grounder.find(parse)))
    report("graphbuilder", documents, seconds, found, loaded)
    print(f"{'':40s} the index opens in {1000 * opened:.1f} ms", flush=True)


def phrase_matcher(documents: list[str], path: Path) -> None:
    """Time spaCy's PhraseMatcher on lower-cased tokens; tokenising counts, as it does with us."""
    import spacy
    from spacy.matcher import PhraseMatcher

    start = time.process_time()
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    known = {text for text, *_ in names(path)}
    matcher.add("name", list(map(nlp.make_doc, sorted(known))))
    loaded = time.process_time() - start
    seconds, found = timed(documents, lambda text: len(matcher(nlp.make_doc(text))))
    report(f"spaCy PhraseMatcher, {len(known)} names", documents, seconds, found, loaded)


def gilda(documents: list[str], path: Path) -> None:
    """Time Gilda's annotator, with our names, on every hundredth text."""
    if importlib.util.find_spec("gilda") is None:
        print("Gilda: not installed", flush=True)
        return
    from gilda.grounder import Grounder
    from gilda.ner import annotate
    from gilda.process import normalize
    from gilda.term import Term

    start = time.process_time()
    known = [
        Term(normalize(text), text, term.partition(":")[0], term, label, "name" if text == label else "synonym", "ours")
        for text, term, label in sorted(set(names(path)))
    ]
    grounder = Grounder(known)
    grounder.gilda_disambiguators = {}  # else it fetches those of its own resources
    loaded = time.process_time() - start
    some = documents[::100]
    seconds, found = timed(some, lambda text: len(annotate(text, grounder=grounder)))
    report(f"Gilda annotate, {len(known)} names", some, seconds, found, loaded)


def names(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield every name that the index answers, with its term and the label of that."""
    from graphbuilder.ontology import open_index

    index = open_index(path, ONTOLOGIES)
    for key in tuple(index.keys()):
        for name in index.names(key):
            term = index.term(name.term)
            yield name.text, name.term, term.label if term is not None else ""


def report(name: str, documents: list[str], seconds: float, found: int, loaded: float) -> None:
    """Print one line; the memory is the most that this process had (a child's own count includes its parent's)."""
    megabytes = sum(len(text.encode("utf-8")) for text in documents) / 1e6
    print(
        f"{name:40s} {megabytes / seconds:7.3f} MB/s  {memory():6.0f} MB  {found} mentions in {megabytes:.2f} MB  "
        f"ready in {loaded:.2f} s",
        flush=True,
    )


def memory() -> float:
    """Return the most memory that this process has had, in MB."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return float("nan")


if __name__ == "__main__":
    main()

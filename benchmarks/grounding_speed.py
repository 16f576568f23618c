"""How fast, and with how much memory, names are found: ours, spaCy's PhraseMatcher, Gilda.

    python benchmarks/grounding_speed.py abstracts.jsonl.gz [--megabytes 5] [--only ours|spacy|gilda]

Every contender runs in a process of its own, over the same texts, with the names of CL, UBERON, HP, MONDO and GO.
Times are CPU seconds, so that other work on the machine counts less. The parser is not counted; sentences are the lines
of the text, and tokens, look-up and ranking are counted. Memory is the peak of the process, with and without the texts.

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
from collections.abc import Iterator
from pathlib import Path

ONTOLOGIES = ("cl", "go", "hp", "mondo", "uberon")
CONTENDERS = ("ours", "spacy", "gilda")


def main() -> None:
    """Run the contenders one after the other, or one of them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("abstracts", type=Path)
    arguments.add_argument("--megabytes", type=float, default=5.0)
    arguments.add_argument("--only", choices=CONTENDERS)
    options = arguments.parse_args()
    if options.only is None:
        build()
        for contender in CONTENDERS:
            python = os.environ.get("GILDA_PYTHON", sys.executable) if contender == "gilda" else sys.executable
            subprocess.run([python, *sys.argv, "--only", contender], check=False)
        return
    run = {"ours": ours, "spacy": phrase_matcher, "gilda": gilda}[options.only]
    run(list(texts(options.abstracts, options.megabytes * 1e6)))


def build() -> None:
    """Build the index in a process of its own, so that building counts for nobody."""
    subprocess.run([sys.executable, "-c", "from graphbuilder.ontology import open_index; open_index()"], check=True)


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


def ours(documents: list[str]) -> None:
    """Time the whole grounder, abbreviations included."""
    from grounding_corpora import Paper

    from graphbuilder import grounding
    from graphbuilder.ontology import open_index

    start = time.process_time()
    index = open_index(ontologies=ONTOLOGIES)
    opened = time.process_time() - start
    grounder = grounding.load(index)
    loaded = time.process_time() - start
    parses = [Paper(str(number), text, ()).parse() for number, text in enumerate(documents)]
    start = time.process_time()
    found = sum(1 for parse in parses for _ in grounder.find(parse))
    report("graphbuilder", documents, time.process_time() - start, found, loaded)
    print(f"{'':40s} the index opens in {1000 * opened:.1f} ms")


def phrase_matcher(documents: list[str]) -> None:
    """Time spaCy's PhraseMatcher on lower-cased tokens; tokenising counts, as it does with us."""
    import spacy
    from spacy.matcher import PhraseMatcher

    start = time.process_time()
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    known = {text for text, *_ in names()}
    matcher.add("name", list(map(nlp.make_doc, sorted(known))))
    loaded = time.process_time() - start
    start = time.process_time()
    found = sum(len(matcher(nlp.make_doc(text))) for text in documents)
    report(f"spaCy PhraseMatcher, {len(known)} names", documents, time.process_time() - start, found, loaded)


def gilda(documents: list[str]) -> None:
    """Time Gilda's annotator, with our names, on every hundredth text."""
    if importlib.util.find_spec("gilda") is None:
        print("Gilda: not installed")
        return
    from gilda.grounder import Grounder
    from gilda.ner import annotate
    from gilda.process import normalize
    from gilda.term import Term

    start = time.process_time()
    known = [
        Term(normalize(text), text, term.partition(":")[0], term, label, "name" if text == label else "synonym", "ours")
        for text, term, label in sorted(set(names()))
    ]
    grounder = Grounder(known)
    grounder.gilda_disambiguators = {}  # else it fetches those of its own resources
    loaded = time.process_time() - start
    some = documents[::100]
    start = time.process_time()
    found = sum(len(annotate(text, grounder=grounder)) for text in some)
    report(f"Gilda annotate, {len(known)} names", some, time.process_time() - start, found, loaded)


def names() -> Iterator[tuple[str, str, str]]:
    """Yield every name that the index answers, with its term and the label of that."""
    from graphbuilder.ontology import open_index

    index = open_index(ontologies=ONTOLOGIES)
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

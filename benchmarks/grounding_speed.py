"""How fast, and with how much memory, names are found: ours, spaCy's PhraseMatcher, Gilda.

    python benchmarks/grounding_speed.py abstracts.jsonl.gz [--megabytes 5] [--only ours|spacy|gilda]

Every contender runs in a process of its own, over the same texts, with the names of CL, UBERON, HP, MONDO and GO.
Times are CPU seconds, so that other work on the machine counts less. The parser is not counted; sentences are the lines
of the text, and tokens, look-up and ranking are counted. Memory is the peak of the process. Gilda is left out, and that
is said, where it is not installed or its resources are not on this machine.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
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
        for contender in CONTENDERS:
            subprocess.run([sys.executable, *sys.argv, "--only", contender], check=False)
        return
    run = {"ours": ours, "spacy": phrase_matcher, "gilda": gilda}[options.only]
    run(list(texts(options.abstracts, options.megabytes * 1e6)))


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

    open_index(ontologies=ONTOLOGIES)  # so that a first build does not count
    start = time.process_time()
    index = open_index(ontologies=ONTOLOGIES)
    opened = time.process_time() - start
    grounder = grounding.load(index)
    loaded = time.process_time() - start
    parses = [Paper(str(number), text, ()).parse() for number, text in enumerate(documents)]
    start = time.process_time()
    found = sum(1 for parse in parses for _ in grounder.find(parse))
    report("graphbuilder", documents, time.process_time() - start, found, opened, loaded)


def phrase_matcher(documents: list[str]) -> None:
    """Time spaCy's PhraseMatcher on lower-cased tokens; tokenising counts, as it does with us."""
    import spacy
    from spacy.matcher import PhraseMatcher

    from graphbuilder.ontology import open_index

    index = open_index(ontologies=ONTOLOGIES)
    start = time.process_time()
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    names = {name.text for key in tuple(index.keys()) for name in index.names(key)}
    matcher.add("name", list(map(nlp.make_doc, sorted(names))))
    loaded = time.process_time() - start
    start = time.process_time()
    found = sum(len(matcher(nlp.make_doc(text))) for text in documents)
    report(f"PhraseMatcher ({len(names)} names)", documents, time.process_time() - start, found, 0.0, loaded)


def gilda(documents: list[str]) -> None:
    """Time Gilda's annotator on the first 50 texts, with its own resources."""
    try:
        import gilda as package

        start = time.process_time()
        package.annotate("bone marrow")
    except Exception as error:  # whatever a foreign package raises where it is not usable
        print(f"Gilda: not measured ({type(error).__name__}: {str(error)[:80]})")
        return
    loaded = time.process_time() - start
    start = time.process_time()
    found = sum(len(package.annotate(text)) for text in documents[:50])
    report("Gilda", documents[:50], time.process_time() - start, found, 0.0, loaded)


def report(name: str, documents: list[str], seconds: float, found: int, opened: float, loaded: float) -> None:
    """Print one line."""
    megabytes = sum(len(text.encode("utf-8")) for text in documents) / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:32s} {megabytes / seconds:6.2f} MB/s  {memory:6.0f} MB  {found} mentions in {megabytes:.1f} MB  "
        f"index {1000 * opened:.0f} ms, ready {loaded:.2f} s",
        flush=True,
    )


if __name__ == "__main__":
    main()

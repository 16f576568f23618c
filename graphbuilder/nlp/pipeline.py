"""The language pipeline: the shipped one, or another with Universal Dependencies labels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graphbuilder.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = Path(__file__).resolve().parent / "en_biomedical"
CORE_LABELS = frozenset({"nsubj", "obj", "obl", "nmod", "case", "conj"})


def load(pipeline: str | Path | None = None) -> Language:
    """Return the shipped spaCy pipeline, or the one at a path or of an installed package.

    It is loaded anew at each call, which takes about a second; spaCy itself takes longer to import.

    Raises:
        PipelineError: If there is none, or it has no parser with Universal Dependencies labels, no tagger or no
            lemmatizer.
    """
    import spacy

    from graphbuilder.nlp import components  # noqa: F401  (makes the steps known to spaCy)

    name = pipeline or SHIPPED
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise PipelineError(f"no spaCy pipeline at '{name}': {reason}") from error
    _check(nlp, str(name))
    return nlp


def _check(nlp: Language, name: str) -> None:
    if not nlp.has_pipe("parser"):
        raise PipelineError(f"the pipeline '{name}' has no parser; it has {', '.join(nlp.pipe_names) or 'nothing'}")
    labels = frozenset(nlp.pipe_labels["parser"])
    if missing := sorted(CORE_LABELS - labels):
        raise PipelineError(
            f"the parser of '{name}' does not use Universal Dependencies v2: it has no {', '.join(missing)}; "
            f"its labels are {', '.join(sorted(labels)[:12])} ..."
        )
    if not any("lemmatizer" in pipe for pipe in nlp.pipe_names):
        raise PipelineError(f"the pipeline '{name}' has no lemmatizer; the rules match lemmas")

"""The questions in /queries: catalogue, run, print."""

from graphbuilder.questions.catalogue import catalogue, limit, run, run_file
from graphbuilder.questions.form import as_csv, as_json, as_table, written
from graphbuilder.questions.question import Kind, Parameter, Question

__all__ = [
    "Kind",
    "Parameter",
    "Question",
    "as_csv",
    "as_json",
    "as_table",
    "catalogue",
    "limit",
    "run",
    "run_file",
    "written",
]

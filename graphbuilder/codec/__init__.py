"""The border: values to and from JSON lines, with everything checked and every error located."""

from graphbuilder.codec.contract import json_schema
from graphbuilder.codec.decode import graph as decode_graph
from graphbuilder.codec.encode import claim_row, document_row, hypothesis_row, mentions_row, rows
from graphbuilder.codec.encode import lines as encode_graph
from graphbuilder.codec.folder import documents as read_documents
from graphbuilder.codec.folder import read as read_folder
from graphbuilder.codec.folder import write as write_folder
from graphbuilder.codec.folder import write_lines

__all__ = [
    "claim_row",
    "decode_graph",
    "document_row",
    "encode_graph",
    "hypothesis_row",
    "json_schema",
    "mentions_row",
    "read_documents",
    "read_folder",
    "rows",
    "write_folder",
    "write_lines",
]

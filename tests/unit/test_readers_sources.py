"""Files to documents: which reader, which encoding, and what is said of a bad file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphbuilder import readers
from graphbuilder.errors import InputError
from graphbuilder.model import Document

SENTENCE = "Stromal cells hold blood stem cells in their niche."


def only(path: Path) -> Document:
    """Read the one document of a file."""
    (document,) = readers.source(path)
    return document


def written(folder: Path, name: str, content: bytes | str) -> Path:
    """Write a file to read."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_document_is_called_after_its_file(tmp_path: Path) -> None:
    """The id of a text file is its stem."""
    assert only(written(tmp_path, "marrow.notes.txt", SENTENCE)).id == "marrow.notes"


def test_a_record_is_called_as_it_says(tmp_path: Path) -> None:
    """The id of a record is its own; a number is taken as written."""
    path = written(tmp_path, "r.jsonl", '{"id": "a", "text": "One."}\n\n{"id": 7, "text": "Two."}\n')

    assert [document.id for document in readers.source(path)] == ["a", "7"]


def test_a_file_without_a_telling_name_is_read_by_its_content(tmp_path: Path) -> None:
    """A page saved without an ending is still a page, and records are still records."""
    page = written(tmp_path, "page", f"<!-- saved --><!DOCTYPE html><html><body><p>{SENTENCE}</p></body></html>")
    records = written(tmp_path, "records", '{"id": "a", "text": "One."}\n')

    assert only(page).text == SENTENCE
    assert only(records).id == "a"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_obeyed_and_is_no_character(tmp_path: Path, encoding: str) -> None:
    """Offsets count characters of the text, so the mark must not be one."""
    assert only(written(tmp_path, "t.txt", "TNF-α rises.".encode(encoding))).text == "TNF-α rises."


def test_a_page_may_declare_its_encoding(tmp_path: Path) -> None:
    """An old page in Latin-2 is read as it says."""
    markup = (
        f'<html><head><meta charset="iso-8859-2"></head><body><p>Przyczyną jest złamanie. {SENTENCE}</p></body></html>'
    )

    assert "złamanie" in only(written(tmp_path, "p.html", markup.encode("iso-8859-2"))).text


def test_windows_text_is_read_with_a_warning(tmp_path: Path) -> None:
    """A guess is a guess, and is said to be one."""
    document = only(written(tmp_path, "t.txt", "The cells’ fate is unknown.".encode("cp1252")))

    assert document.text == "The cells’ fate is unknown."
    assert document.warnings == ("not UTF-8 (byte 9: 0x92); read as Windows-1252",)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("e.txt", b"", r"e\.txt: the file is empty"),
        ("e.txt", b" \n\t", r"e\.txt: the file is empty"),
        ("e.html", b"<html><body><script>x()</script></body></html>", r"e\.html: no readable text in the page"),
        ("b.txt", b"abc\x00def", r"b\.txt: not text: a NUL character at offset 3"),
        ("b.txt", b"\x01\x02\x03\x04 and so on", r"b\.txt: not text: 4 control characters"),
        ("b.txt", b"ab\x81\xff", r"b\.txt: not text in UTF-8: byte 0x81 at offset 2"),
        ("b.txt", b"\xff\xfea", r"b\.txt: not utf-16.*byte 0x61 at offset 2"),
        (
            "b.html",
            b'<meta charset="utf-9"><p>\xe9t\xe9</p>',
            r"b\.html: the page declares an unknown encoding 'utf-9'",
        ),
        ("b.pdf", b"%PDF-1.7 ...", r"b\.pdf: this is a PDF file; save its text"),
        ("b.txt", b"\x1f\x8b\x08", r"b\.txt: this is a gzip archive"),
        ("j.jsonl", b"\n", r"j\.jsonl: no records"),
        ("j.jsonl", b'{"id": "a", "text": "x"}\n{"id": ', r"j\.jsonl, line 2: not JSON: .* at column 8"),
        ("j.jsonl", b"[1]", r"j\.jsonl, line 1: a list instead of a record"),
        ("j.jsonl", b'{"text": "x"}', r"j\.jsonl, line 1: field 'id' is missing"),
        ("j.jsonl", b'{"id": " ", "text": "x"}', r"j\.jsonl, line 1: field 'id' is ' '"),
        ("j.jsonl", b'{"id": true, "text": "x"}', r"j\.jsonl, line 1: field 'id' is True"),
        ("j.jsonl", b'{"id": "a", "text": 3}', r"j\.jsonl, line 1: field 'text' is 3"),
        ("j.jsonl", b'{"id": "a", "text": "\\ud800"}', r"line 1: field 'text' has half a character \(U\+D800\)"),
        ("j.jsonl", b'{"id": "\xff"}', r"j\.jsonl, line 1: not UTF-8: byte 0xff at offset 8"),
        ("j.jsonl", b"[" * 100_000, r"j\.jsonl, line 1: n"),
    ],
)
def test_a_bad_file_gives_one_clear_line(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """What, where, and what would be right; on one line."""
    path = written(tmp_path, name, content)

    with pytest.raises(InputError, match=said) as error:
        tuple(readers.source(path))
    assert "\n" not in str(error.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    """The whole path is said, since a name alone does not tell where we looked."""
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(InputError, match=f"{path}: cannot be read"):
            tuple(readers.source(path))


def test_an_id_may_stand_only_once(tmp_path: Path) -> None:
    """Two records with one id would be one document in the graph."""
    path = written(tmp_path, "r.jsonl", '{"id": "a", "text": "One."}\n{"id": "a", "text": "Two."}\n')

    with pytest.raises(InputError, match=r"r.jsonl, line 2: id 'a' stood on line 1 already"):
        tuple(readers.source(path))


def test_two_files_with_one_stem_are_refused(tmp_path: Path) -> None:
    """The same holds across files."""
    first, second = written(tmp_path, "a.txt", SENTENCE), written(tmp_path, "a.md", SENTENCE)

    with pytest.raises(InputError, match=r"a.md: id 'a' comes from .*a.txt already"):
        tuple(readers.sources([first, second]))


def test_records_are_read_one_by_one(tmp_path: Path) -> None:
    """What stands before a broken line is there already: nothing waits for the end of the file."""
    path = written(tmp_path, "r.jsonl", '{"id": "a", "text": "One."}\nbroken\n')
    documents = readers.source(path)

    assert next(documents).id == "a"
    with pytest.raises(InputError, match="line 2"):
        next(documents)


def test_an_empty_record_is_a_document_with_a_warning(tmp_path: Path) -> None:
    """Nothing to read is an answer too: one object goes out for one that came in."""
    document = only(written(tmp_path, "r.jsonl", json.dumps({"id": "a", "text": " "})))

    assert document.blocks == ()
    assert document.warnings == ("the text is empty",)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """Fifty megabytes without a line break are no document, whatever the name says."""
    content = b"stroma " * 7_500_000

    with pytest.raises(InputError, match=r"big.txt: more than 20,000,000 bytes in one document; cut it into records"):
        tuple(readers.source(written(tmp_path, "big.txt", content)))
    with pytest.raises(InputError, match=r"big.jsonl, line 1: longer than 20,000,000 bytes"):
        tuple(readers.source(written(tmp_path, "big.jsonl", content)))

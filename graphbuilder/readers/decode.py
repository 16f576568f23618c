"""Bytes to text: which encoding, and what to say when there is none."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from graphbuilder.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; the longer ones first, because UTF-32's begins with UTF-16's."""

_FOREIGN = (
    (b"%PDF-", "a PDF file; save its text as .txt or .html first"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it or save it as text first"),
    (b"\x89PNG", "a picture; graphbuilder reads text"),
    (b"\xff\xd8\xff", "a picture; graphbuilder reads text"),
    (b"\xd0\xcf\x11\xe0", "an office document; save it as text first"),
    (b"{\\rtf", "a rich-text file; save it as plain text first"),
)

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x7f]")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
_SAMPLE_CHARACTERS = 65_536
_FEW_CONTROLS = 0.001


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what its reader should be warned of."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(content: bytes, name: str) -> Decoded:
    """Return *content* as text: by its byte order mark, else as UTF-8, else as a page declares, else as Windows-1252.

    The last is a guess and comes with a warning. Nothing is ever replaced or dropped.

    Raises:
        InputError: If the content is empty, is not text, or is in no encoding that we can tell.
    """
    if not content.strip():
        raise InputError(f"{name}: the file is empty; expected text, HTML or JSON lines")
    for magic, what in _FOREIGN:
        if content.startswith(magic):
            raise InputError(f"{name}: this is {what}")
    decoded = _by_mark(content, name) or _as_utf8(content) or _as_declared(content, name) or _as_windows(content, name)
    return _checked(decoded, name)


def _by_mark(content: bytes, name: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return Decoded(content.decode(encoding))
            except UnicodeDecodeError as error:
                raise InputError(_undecodable(name, error, "the byte order mark says so")) from error
    return None


def _as_utf8(content: bytes) -> Decoded | None:
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _as_declared(content: bytes, name: str) -> Decoded | None:
    head = content[:_HEAD_BYTES]
    found = _DECLARED_XML.search(head) or _DECLARED.search(head)
    if found is None:
        return None
    encoding = found[1].decode("ascii").lower()
    if encoding.replace("-", "") == "utf8":
        return None
    try:
        return Decoded(content.decode(encoding))
    except LookupError as error:
        raise InputError(f"{name}: the page declares an unknown encoding '{encoding}'; save it as UTF-8") from error
    except UnicodeDecodeError as error:
        raise InputError(_undecodable(name, error, "the page declares it")) from error


def _as_windows(content: bytes, name: str) -> Decoded:
    """Decode what UTF-8 refused. Windows-1252 leaves five bytes undefined, and those betray anything else."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = "\x00"
    if _CONTROLS.search(text):
        raise InputError(_not_utf8(content, name))
    offset = _first_bad_byte(content)
    return Decoded(text, (f"not UTF-8 (byte {offset}: 0x{content[offset]:02x}); read as Windows-1252",))


def _checked(decoded: Decoded, name: str) -> Decoded:
    if not decoded.text.strip():
        raise InputError(f"{name}: the file is empty; expected text, HTML or JSON lines")
    nul = decoded.text.find("\x00")
    if nul >= 0:
        raise InputError(f"{name}: not text: a NUL character at offset {nul}; expected text, HTML or JSON lines")
    sample = decoded.text[:_SAMPLE_CHARACTERS]
    controls = _CONTROLS.findall(sample)
    if len(controls) > max(2, _FEW_CONTROLS * len(sample)):
        raise InputError(f"{name}: not text: {len(controls)} control characters in the first {len(sample)}")
    return decoded


def _first_bad_byte(content: bytes) -> int:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _not_utf8(content: bytes, name: str) -> str:
    offset = _first_bad_byte(content)
    return f"{name}: not text in UTF-8: byte 0x{content[offset]:02x} at offset {offset}; save it as UTF-8"


def _undecodable(name: str, error: UnicodeDecodeError, why: str) -> str:
    byte = error.object[error.start]
    return f"{name}: not {error.encoding} ({why}): byte 0x{byte:02x} at offset {error.start}; save it as UTF-8"

"""Bytes → text, whatever the encoding; never fails."""

import codecs
import re

import charset_normalizer

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})"
    rb"|<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})",
    re.IGNORECASE,
)
_WIDE_SAMPLE = 2000
_SAMPLE = 65_536  # bytes that are enough to guess from
_LATIN = 0.95  # share of plain letters in English text, foreign names and quotation marks included
_REPLACEMENT = "\ufffd"


def decode(data: bytes, *, declared: bool = False) -> str:
    """The text of a file: by byte order mark, declaration (HTML and XML), UTF-8, then by guess.

    declared: look for an encoding named in the first kilobytes. What no encoding explains is read as Windows-1252.
    """
    if bom := _bom(data):
        return data[len(bom[0]) :].decode(bom[1], "replace") if bom[1] == "utf-8" else data.decode(bom[1], "replace")
    if wide := _unmarked(data):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        named = _declared(data) if declared else None
        if named:
            return data.decode(named, "replace")
        # A single stray byte in long UTF-8 text does not make it another encoding
        return _stray(data) if error.start > 0 and _mostly_utf8(data) else _guess(data)


def replaced(text: str) -> int:
    """How many characters could not be decoded."""
    return text.count(_REPLACEMENT)


def has_wide_bom(head: bytes) -> bool:
    """True for UTF-16, marked or not, and UTF-32, where a NUL byte does not mean binary."""
    bom = _bom(head)
    return bom[1] != "utf-8" if bom else _unmarked(head) is not None


def _unmarked(head: bytes) -> str | None:
    """UTF-16 without its mark: in Western text every second byte is NUL, and the others hardly ever."""
    nuls = [head[start:_WIDE_SAMPLE:2].count(0) / max(len(head[start:_WIDE_SAMPLE:2]), 1) for start in (0, 1)]
    if max(nuls) < 0.7 or min(nuls) > 0.02:
        return None
    return "utf-16-be" if nuls[0] > nuls[1] else "utf-16-le"


def _bom(data: bytes) -> tuple[bytes, str] | None:
    return next((pair for pair in _BOMS if data.startswith(pair[0])), None)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    name = (found[1] or found[2]).decode("ascii", "ignore").lower()
    name = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}.get(name, name)
    try:
        return None if codecs.lookup(name).name in {"utf-8", "utf-16", "utf-32"} else name
    except LookupError:
        return None


def _mostly_utf8(data: bytes) -> bool:
    text = data[:_SAMPLE].decode("utf-8", "ignore")
    kept = len(text.encode())
    wide = kept - len(text)  # bytes that only make sense as UTF-8
    return wide > 0 and len(data[:_SAMPLE]) - kept < wide


def _stray(data: bytes) -> str:
    return data.decode("utf-8", "dateline_stray")


def _guess(data: bytes) -> str:
    letters = [byte for byte in data[:_SAMPLE] if byte >= 0x80 or chr(byte).isalpha()]
    if sum(byte < 0x80 for byte in letters) > _LATIN * len(
        letters
    ):  # the guesser takes English with a few accents for Polish
        return data.decode("cp1252", "replace")
    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    if best is None or best.encoding in {"ascii", "utf_8"} or len(data) < 64:  # too short to guess from
        return data.decode("cp1252", "replace")
    return data.decode(best.encoding, "replace")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("dateline_stray", _as_cp1252)

"""First bytes → what they look like."""

import re

from extraction.read.decode import has_wide_bom

HEAD = 4096  # bytes that are looked at

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "an image, sound or video file"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive, which is not supported"),
    (b"Rar!\x1a\x07", "a RAR archive, which is not supported"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file, which is not supported"),
)
_OFFICE = re.compile(rb"word/|xl/|ppt/|\[Content_Types\]\.xml|mimetypeapplication/(?:vnd\.oasis|epub)")
_CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 27} - {1, 2, 3, 4, 17, 18, 19, 20, 21, 22, 23, 30, 31})


def binary_kind(head: bytes) -> str | None:
    """What a binary file looks like, in words; None when the bytes may be text.

    Wire formats use control characters (SOH, STX, ETX, …), so only NUL and characters that no text holds count.
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[8:12] == b"DUCK":
        return "a DuckDB database"
    if head[4:8] == b"ftyp":
        return "a video file"
    if has_wide_bom(head):
        return None
    if b"\x00" in head[:HEAD] or _odd_share(head[:HEAD]) > 0.1:
        return "binary data"
    return None


def is_office_zip(head: bytes) -> bool:
    """True for docx, xlsx, odt, epub: zip archives, but no archives of articles."""
    return bool(_OFFICE.search(head[:HEAD]))


def _odd_share(head: bytes) -> float:
    return (len(head) - len(head.translate(None, _CONTROL))) / max(len(head), 1)

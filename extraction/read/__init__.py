"""Bytes on disk → RawArticles, one reader per format, chosen by content; the extension is only a hint."""

from extraction.read.discover import discover
from extraction.read.reader import FORMATS, Format, formats, read_record
from extraction.read.records import DEFAULT_LIMIT, records

__all__ = ["DEFAULT_LIMIT", "FORMATS", "Format", "discover", "formats", "read_record", "records"]

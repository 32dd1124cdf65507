"""Imported in the process that workers are forked from: what every one of them needs is loaded once, and shared."""

import gc
from contextlib import suppress

from config.settings import load_settings
from extraction.extract import Extractor
from flows.work import Item
from flows.worker import process
from models.ids import sha256
from models.source import Record, SourceFile

# Asks for every lexicon: parties, a place that no lexicon of ours knows, a force, a toll, a date, a title.
_TEXT = """QUORVEN, Ruritania (Hill Wire) - Defence Minister Ana Holm said on Monday that 300 soldiers had been sent to
the border. Two villagers were killed in Quorven last week. She met the mayor of Quorven, Piet Sarn, on May 12."""


def _load() -> None:
    extractor = Extractor(load_settings().model)
    record = Record(source_file="-", data=_TEXT.encode(), sha256=sha256(_TEXT))
    process([Item(SourceFile(path="-", name="-"), record)], extractor)
    gc.collect()
    gc.freeze()  # what is never looked through is never copied


with suppress(Exception):  # each worker tries for itself, and tells what is wrong
    _load()

"""Real raw files → how well they are read: articles and refusals by kind; text, title and day where the truth is known.

usage: python -m benchmarks.readers [FOLDER]    (default ../shared/formats, which is not part of the project)

FOLDER holds a folder for each kind of file, and truth.json: by file name, the title, publication time and text.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from extraction.prepare import prepare
from extraction.read import discover, read_record, records
from models.article import Article
from models.errors import InputError
from models.source import Record, SourceFile

FORMATS = Path(__file__).resolve().parents[2] / "shared" / "formats"
Truth = Mapping[str, Any]


class Read(NamedTuple):
    """What came of one file: its articles, and why the rest is none."""

    kind: str
    name: str
    articles: list[Article]
    refused: list[str]


class Agreement(NamedTuple):
    """text: token F1; title and day: the same or not, None where the truth does not say."""

    text: float
    title: bool | None
    day: bool | None


def main(folder: Path) -> None:
    """Print a line for each kind, and one for each file that is read badly or not at all."""
    if not folder.is_dir():
        print(f"{folder} is not there: nothing to measure")
        return
    truths: dict[str, Truth] = json.loads((folder / "truth.json").read_text("utf-8"))
    done = [read(source) for source in discover([str(folder)]) if isinstance(source, SourceFile) and "/" in source.name]
    by_kind: dict[str, list[Read]] = defaultdict(list)
    for one in done:
        by_kind[one.kind].append(one)
    print(f"{'kind':<26}{'files':>6}{'articles':>9}{'refused':>8}{'text F1':>9}{'title':>7}{'day':>6}")
    for kind, files in sorted(by_kind.items()):
        agreements = [agreement(one.articles, truths[one.name]) for one in files if one.name in truths]
        counts = f"{len(files):>6}{sum(len(f.articles) for f in files):>9}{sum(len(f.refused) for f in files):>8}"
        print(f"{kind:<26}{counts}{_share(agreements)}")
    for line in _remarks(done, truths):
        print(line)


def read(source: SourceFile) -> Read:
    """The articles of one file, prepared as a run does it."""
    articles, refused = [], []
    for record in records(source):
        try:
            articles += [prepare(raw)[0] for raw in read_record(_record(record))]
        except InputError as error:
            refused.append(error.reason)
    return Read(source.name.split("/")[0], Path(source.name).name, articles, refused)


def agreement(articles: list[Article], truth: Truth) -> Agreement:
    """Of the file's articles, the one that is most like the truth."""
    best = max(articles, key=lambda article: token_f1(article.text, truth["text"]), default=None)
    if best is None:
        return Agreement(0.0, False if truth.get("title") else None, False if truth.get("published") else None)
    title = _words(best.title or "") == _words(truth["title"]) if truth.get("title") else None
    day = str(best.published_on) == truth["published"][:10] if truth.get("published") else None
    return Agreement(token_f1(best.text, truth["text"]), title, day)


def token_f1(found: str, wanted: str) -> float:
    """Overlap of the two texts' words, with multiplicity: 1 = the same words, in whatever order."""
    ours, theirs = Counter(_words(found)), Counter(_words(wanted))
    return 2 * (ours & theirs).total() / max(ours.total() + theirs.total(), 1)


def _record(item: Record | InputError) -> Record:
    if isinstance(item, InputError):
        raise item
    return item


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _share(agreements: list[Agreement]) -> str:
    if not agreements:
        return ""
    text = sum(one.text for one in agreements) / len(agreements)
    return f"{text:>9.3f}{_rate([a.title for a in agreements]):>7}{_rate([a.day for a in agreements]):>6}"


def _rate(answers: list[bool | None]) -> str:
    known = [answer for answer in answers if answer is not None]
    return f"{sum(known)}/{len(known)}" if known else "–"


def _remarks(done: list[Read], truths: Mapping[str, Truth]) -> Iterator[str]:
    for one in done:
        for reason in one.refused:
            yield f"refused  {one.kind}/{one.name}: {reason}"
        if one.name in truths and (found := agreement(one.articles, truths[one.name])):
            wrong = [name for name, right in (("title", found.title), ("day", found.day)) if right is False]
            if wrong or found.text < 0.9:
                yield f"differs  {one.kind}/{one.name}: {', '.join([f'text {found.text:.3f}', *wrong])}"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FORMATS)

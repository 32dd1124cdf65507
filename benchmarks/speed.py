"""Words per second of the whole path, beside plain one-process nlp.pipe over the same texts in the same run.

usage: python -m benchmarks.speed [--words 240000] [--workers N] [--json]

The texts are examples/, repeated under changing names and dates with a numbered sentence in every paragraph, so that
no two are equal and nothing can be skipped as known. The path is `dateline run --direct`, from the start of a fresh
process to the published copy: discovery, reading, extraction on all cores, loading, checks, publication.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from config.settings import available_cores
from extraction.prepare import prepare
from extraction.read import discover, read_record, records
from flows.threads import use_one_thread
from models.errors import InputError
from models.source import Record, SourceFile

EXAMPLES = Path(__file__).parents[1] / "examples"
GOAL = 1.3
"""The path is to be so many times as fast as one process that only parses."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=240_000)
    parser.add_argument("--workers", type=int, default=available_cores())
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    use_one_thread()
    with TemporaryDirectory(prefix="dateline-bench-") as folder:
        texts = write_corpus(Path(folder) / "in", options.words)
        words = sum(len(text.split()) for text in texts)
        path_s = time_path(Path(folder), options.workers)
        plain_s = time_plain(texts)
    report(words, len(texts), path_s, plain_s, options)


def report(words: int, articles: int, path_s: float, plain_s: float, options: argparse.Namespace) -> None:
    """Both speeds and their ratio."""
    path, plain = words / path_s, words / plain_s
    figures = {"words": words, "articles": articles, "workers": options.workers, "path_words_per_s": round(path)}
    figures |= {"plain_words_per_s": round(plain), "ratio": round(path / plain, 2)}
    if options.json:
        print(json.dumps(figures))
        return
    print(f"{words:,} words in {articles:,} articles, {options.workers} worker processes")
    print(f"  dateline run --direct, end to end   {path:>8,.0f} words/s   {path_s:6.1f} s")
    print(f"  plain nlp.pipe, one process         {plain:>8,.0f} words/s   {plain_s:6.1f} s")
    print(f"  ratio                               {path / plain:>8.2f}           (goal: at least {GOAL})")


def write_corpus(folder: Path, words: int) -> list[str]:
    """Files of at least so many words in all, made of the examples; their texts as they were written."""
    folder.mkdir(parents=True)
    originals = [text for text in example_texts() if text]
    texts: list[str] = []
    written = 0
    for number in count(1):
        text = varied(originals[number % len(originals)], number)
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        texts.append(text)
        written += len(text.split())
        if written >= words:
            return texts
    return texts


def varied(text: str, number: int) -> str:
    """The text with a dated, numbered sentence behind every paragraph."""
    paragraphs = [line for line in text.splitlines() if line.strip()]
    numbered = [f"{line} This is paragraph {n} of dispatch {number}." for n, line in enumerate(paragraphs, 1)]
    return f" date 2031-{number % 12 + 1:02}-{number % 28 + 1:02}\n" + "\n\n".join(numbered)


def example_texts() -> Iterator[str]:
    """The readable text of every example that is in English."""
    for source in discover([str(EXAMPLES)]):
        if isinstance(source, SourceFile):
            for record in records(source):
                if isinstance(record, Record):
                    yield from _texts(record)


def _texts(record: Record) -> Iterator[str]:
    try:
        articles = [prepare(raw)[0] for raw in read_record(record)]
    except InputError:
        return
    yield from (article.text for article in articles if article.language in {"en", None})


def time_path(folder: Path, workers: int) -> float:
    """Seconds of a fresh process over the corpus."""
    command = [sys.executable, "-m", "flows.cli", "run", str(folder / "in"), "--direct", "--json"]
    command += ["--warehouse", str(folder / "w.duckdb"), "--workers", str(workers)]
    started = time.perf_counter()
    result = subprocess.run(command, check=True, capture_output=True, text=True, cwd=EXAMPLES.parent)
    seconds = time.perf_counter() - started
    if json.loads(result.stdout)["failed"]:
        raise SystemExit(f"some articles failed: {result.stdout}")
    return seconds


def time_plain(texts: list[str]) -> float:
    """Seconds of one process from loading the pipeline to the last parsed text: what the path is held against."""
    code = (
        "import sys, json, spacy; from config.settings import load_settings;"
        "texts = json.load(sys.stdin); nlp = spacy.load(load_settings().model);"
        "print(sum(len(doc) for doc in nlp.pipe(texts)))"
    )
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(texts), check=True, capture_output=True, text=True,
        cwd=EXAMPLES.parent,
    )  # fmt: skip
    return time.perf_counter() - started


if __name__ == "__main__":
    main()

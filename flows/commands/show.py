"""`dateline show`: one article with its events marked in place."""

from pathlib import Path
from typing import Annotated

import typer

from config.settings import load_settings
from flows.console import out
from flows.places import readable


def show(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id, or a part of its file name or title.")],
    warehouse: Annotated[
        Path | None, typer.Option("--warehouse", "-w", metavar="FILE", help="Warehouse whose read copy is read.")
    ] = None,
) -> None:
    """Print an article with its events marked where they were read, and listed below.

    [bold]Examples[/]

    dateline show a1b2c3d4e5f60718

    dateline show "border talks"
    """
    from flows import lookup
    from flows.marking import marked

    path = readable(load_settings(), warehouse)
    found = lookup.article(path, article)
    out.print(marked(found, lookup.events(path, found["article_id"])))

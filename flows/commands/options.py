"""Options that several commands share, told once."""

from pathlib import Path
from typing import Annotated

import typer

Warehouse = Annotated[
    Path | None,
    typer.Option("--warehouse", "-w", metavar="FILE", help="The writer's file; made when it is not there."),
]
Publish = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="The read copy. With --warehouse alone: published/ beside that file."),
]
ReadFrom = Annotated[
    Path | None,
    typer.Option("--warehouse", "-w", metavar="FILE", help="Warehouse whose read copy is read."),
]
Keep = Annotated[
    int | None, typer.Option(min=0, metavar="N", help="Older read copies to leave beside the new one. Default: none.")
]
Direct = Annotated[bool, typer.Option("--direct", help="Without Prefect: the same work, started sooner.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object, and nothing else.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar, no summary; errors only.")]
Workers = Annotated[int | None, typer.Option(min=1, metavar="N", help="Worker processes. Default: one per core.")]

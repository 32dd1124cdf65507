"""Words on the command line → commands. Only this edge turns errors into exit statuses.

0: the command did its work; 1: it could not; 2: wrong usage.
"""

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from flows.commands import (
    doctor,
    evaluate,
    explain,
    export,
    formats,
    init,
    judge,
    quarantine,
    report,
    run,
    serve,
    serve_sql,
    show,
    sql,
    stories,
    upkeep,
)
from flows.console import fail
from flows.interrupt import noting_interrupts, was_asked_to_stop
from flows.version import version
from models.errors import DatelineError

OVERVIEW = """Raw news articles in, a DuckDB warehouse of typed, sourced, dated events out.

Start with [bold]dateline run FOLDER[/], then [bold]dateline sql "select * from statements limit 5"[/].
"""
STOPPED = "stopped; what was loaded so far is kept, the next run goes on from there"
UNEXPECTED = "unexpected {}: {} (dateline --debug … shows where)"


class Edge(TyperGroup):
    """The one place where an expected error becomes one line and exit status 1."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer's own signature
        """Run the command."""
        try:
            with noting_interrupts():
                return super().invoke(ctx)
        except (typer.TyperException, typer.Exit, typer.Abort):
            raise
        except BrokenPipeError:
            # The reader has left (`| head`): nothing more to say, not even by the interpreter's last flush.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except (Exception, KeyboardInterrupt) as error:
            if isinstance(error, KeyboardInterrupt) or was_asked_to_stop():
                fail(STOPPED)
                raise typer.Exit(130) from None
            if ctx.params.get("_debug") and not isinstance(error, DatelineError):
                raise
            fail(error if isinstance(error, DatelineError) else UNEXPECTED.format(type(error).__name__, error))
            raise typer.Exit(1) from error


app = typer.Typer(
    cls=Edge,
    help=OVERVIEW,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {version()}")
        raise typer.Exit


RUNNING = "Fill the warehouse"
READING = "Read it"
TENDING = "Look after it"

app.command("run", rich_help_panel=RUNNING)(run.run)
app.command("serve", rich_help_panel=RUNNING)(serve.serve)
app.command("reextract", rich_help_panel=RUNNING)(upkeep.reextract)
app.command("init", rich_help_panel=RUNNING)(init.init)
app.command("sql", rich_help_panel=READING)(sql.sql)
app.command("show", rich_help_panel=READING)(show.show)
app.command("explain", rich_help_panel=READING)(explain.explain)
app.command("report", rich_help_panel=READING)(report.report)
app.command("export", rich_help_panel=READING)(export.export)
app.command("serve-sql", rich_help_panel=READING)(serve_sql.serve_sql)
app.command("evaluate", rich_help_panel=TENDING)(evaluate.evaluate)
app.command("reject", rich_help_panel=TENDING)(judge.reject)
app.command("accept", rich_help_panel=TENDING)(judge.accept)
app.add_typer(quarantine.app, name="quarantine", rich_help_panel=TENDING)
app.add_typer(stories.app, name="stories", rich_help_panel=TENDING)
app.command("check", rich_help_panel=TENDING)(upkeep.check)
app.command("doctor", rich_help_panel=TENDING)(doctor.doctor)
app.command("formats", rich_help_panel=TENDING)(formats.formats)


@app.callback()
def _global(
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", is_eager=True, callback=_tell_version)
    ] = False,
    _debug: Annotated[bool, typer.Option("--debug", help="Show where an unexpected error came from.")] = False,
) -> None:
    """Options before the command."""


def main() -> None:
    """Entry point of the `dateline` script."""
    app()


if __name__ == "__main__":
    main()

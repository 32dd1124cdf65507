"""Words on the command line → commands. Only this edge turns errors into exit statuses.

0: the command did its work; 1: it could not; 2: wrong usage.
"""

import sys
from typing import Any

import click
import typer
from typer.core import TyperGroup

from flows.commands import doctor, evaluate, explain, export, formats, init, quarantine, run, serve, show, sql, upkeep
from flows.console import fail
from models.errors import DatelineError

OVERVIEW = """Raw news articles in, a DuckDB warehouse of typed, sourced, dated events out.

Start with [bold]dateline run FOLDER[/], then [bold]dateline sql "select * from statements limit 5"[/].
"""


class Edge(TyperGroup):
    """The one place where an expected error becomes one line and exit status 1."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command."""
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            fail(error)
            raise typer.Exit(1) from error
        except BrokenPipeError:
            sys.stderr.close()  # the reader has left (`| head`): nothing more to say
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            fail("stopped; what was loaded so far is kept, the next run goes on from there")
            raise typer.Exit(130) from None


app = typer.Typer(
    cls=Edge,
    help=OVERVIEW,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

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
app.command("export", rich_help_panel=READING)(export.export)
app.command("evaluate", rich_help_panel=TENDING)(evaluate.evaluate)
app.add_typer(quarantine.app, name="quarantine", rich_help_panel=TENDING)
app.command("check", rich_help_panel=TENDING)(upkeep.check)
app.command("doctor", rich_help_panel=TENDING)(doctor.doctor)
app.command("formats", rich_help_panel=TENDING)(formats.formats)


@app.callback(invoke_without_command=False)
def _version(
    version: bool = typer.Option(False, "--version", help="Print the version and leave.", is_eager=True),
) -> None:
    if version:
        typer.echo("dateline 0.1.0")
        raise typer.Exit


def main() -> None:
    """Entry point of the `dateline` script."""
    app()


if __name__ == "__main__":
    main()

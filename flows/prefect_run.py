"""A run wanted on the command line → the same run as a Prefect flow, in this process."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from config.settings import load_settings
from flows.console import note
from flows.ingest import run_direct
from flows.options import Options
from flows.prefect_env import has_server, prepare_environment, shield_server
from flows.progress import Report, listen
from flows.summary import RunSummary

if TYPE_CHECKING:
    from prefect import Flow

NO_SERVER = "Prefect's embedded server did not start within {} s; running without Prefect, as --direct does."
STARTING = "Starting Prefect's embedded server; this takes a while (about 20 s). --direct does the same without it."


def run_flow(name: str, options: Options, report: Report, paths: Sequence[str] = ()) -> RunSummary:
    """Run the flow of this name and give its summary, without Prefect where its embedded server does not start.

    Raises what the run itself raises.
    """
    settings = load_settings()
    prepare_environment(settings.prefect_home, settings.prefect_start_timeout_s)
    if not has_server():
        note(STARTING)
        shield_server()
    from flows import prefect_flows  # imports Prefect: only now that its environment stands

    absolute = options.model_copy(
        update={"warehouse": options.warehouse.absolute(), "published": options.published.absolute()}
    )
    listen(report)
    try:
        return _call(getattr(prefect_flows, name), name, absolute, paths)
    except RuntimeError as error:
        if "ephemeral" not in str(error):
            raise
        # The articles matter more than the scheduler: nothing has been done yet, so do it now.
        note(NO_SERVER.format(settings.prefect_start_timeout_s))
        return run_direct(name, options, report, paths)


def _call(flow: "Flow[..., RunSummary]", name: str, options: Options, paths: Sequence[str]) -> RunSummary:
    return flow(list(paths), options) if name == "ingest" else flow(options)

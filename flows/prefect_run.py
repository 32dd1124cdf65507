"""A run wanted on the command line → the same run as a Prefect flow, in this process."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from config.settings import load_settings
from flows.console import note
from flows.options import Options
from flows.prefect_env import has_server, prepare_environment
from flows.progress import Report
from flows.summary import RunSummary

if TYPE_CHECKING:
    from prefect import Flow

STARTING = "Starting Prefect's embedded server; this takes a while (about 20 s). --direct does the same without it."


def run_flow(name: str, options: Options, report: Report, paths: Sequence[str] = ()) -> RunSummary:
    """Run the flow of this name and give its summary. Raises what the run itself raises."""
    settings = load_settings()
    prepare_environment(settings.prefect_home, settings.prefect_start_timeout_s)
    if not has_server():
        note(STARTING)
    from flows import prefect_flows  # imports Prefect: only now that its environment stands

    absolute = options.model_copy(
        update={"warehouse": options.warehouse.absolute(), "published": options.published.absolute()}
    )
    prefect_flows.reporting.set(report)
    flow: Flow[..., RunSummary] = getattr(prefect_flows, name)
    return flow(list(paths), absolute) if name == "ingest" else flow(absolute)

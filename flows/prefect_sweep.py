"""Flow runs that a kill left 'Running' → Crashed, in Prefect's own books. The warehouse sweeps its own."""

import contextlib
import os
import platform

import httpx
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.exceptions import PrefectException
from prefect.states import Crashed

FLOWS = ("ingest", "reextract", "retry", "publish")


def sweep() -> int:
    """Mark runs of this host as crashed whose process is gone; how many. An unreachable API is left in peace."""
    with contextlib.suppress(httpx.HTTPError, PrefectException):
        return _sweep()
    return 0


def _sweep() -> int:
    with get_client(sync_client=True) as client:
        running = client.read_flow_runs(
            flow_filter=FlowFilter(name=FlowFilterName(any_=list(FLOWS))),
            flow_run_filter=FlowRunFilter(
                state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING]))
            ),
        )
        dead = [run for run in running if is_dead(run.name)]
        for run in dead:
            client.set_flow_run_state(run.id, Crashed(message="its process is gone"), force=True)
    return len(dead)


def is_dead(run_name: str) -> bool:
    """True for 'host-pid' of this host without such a process; other hosts' runs are not ours to judge."""
    host, _, pid = run_name.rpartition("-")
    if host != platform.node() or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False  # it lives, and belongs to somebody else
    return False

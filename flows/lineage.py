"""A run → its OpenLineage events, appended to a file or sent to an endpoint. A lost one is counted, never an error."""

import http.client
import json
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows import openlineage as ol
from flows.console import note
from flows.options import Options
from warehouse.store import Warehouse

WAIT_S = 5
"""Patience with an endpoint that does not answer; a run sends two events."""
FILES_LISTED = 1000
"""Source files named in one event; all of them stand in the view event_lineage."""
FILLED = {
    "articles": "articles", "statements": "statement", "meetings": "meeting", "deployments": "deployment",
    "casualty_estimates": "casualty",
}  # fmt: skip
"""Relations that a run fills, and what is counted in them."""


class Lineage:
    """Where the events of one run go."""

    def __init__(self, run: ol.Run, options: Options) -> None:
        self._run, self._options = run, options
        self.unsent = 0
        """Events that a file or endpoint did not take."""

    def start(self) -> None:
        """The run has begun."""
        self._emit(ol.event("START", self._run))

    def fail(self, error: BaseException) -> None:
        """The run was broken off, by an error or by its user."""
        kind: ol.Kind = "ABORT" if isinstance(error, KeyboardInterrupt) else "FAIL"
        self._emit(ol.event(kind, self._run, ol.failure(error)))

    def complete(self, warehouse: Warehouse) -> None:
        """The run has loaded and published."""
        told = warehouse.summary(self._run.run_id)
        relations = warehouse.relations(list(FILLED))
        files = warehouse.files_of(self._run.run_id, FILES_LISTED)
        new = {"articles": told.articles, **told.events_by_type}
        inputs = [ol.file_dataset(file) for file in files]
        if self._run.job.name == "reextract":
            inputs = [ol.relation_dataset(self._options.warehouse, relations[0])]
        loaded = [ol.relation_dataset(self._options.warehouse, r, new.get(FILLED[r.name], 0)) for r in relations]
        published = [ol.relation_dataset(self._options.published, r, r.rows) for r in relations]
        facets = ol.custom(
            extractor=told.extractor, filesSeen=told.files_seen, filesNew=told.files_new,
            filesSkipped=told.files_skipped, filesQuarantined=told.files_quarantined, filesListed=len(files),
        )  # fmt: skip
        self._emit(ol.event("COMPLETE", self._run, facets, inputs, [*loaded, *published]))

    def _emit(self, event: ol.Json) -> None:
        line = json.dumps(event, ensure_ascii=False)
        options = self._options
        if options.lineage_file:
            self._try(lambda: _append(options.warehouse.parent / options.lineage_file, line), options.lineage_file)
        if options.lineage_url:
            self._try(lambda: _post(options.lineage_url, line), options.lineage_url)

    def _try(self, send: Callable[[], object], where: str) -> None:
        try:
            send()
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.unsent += 1
            if self.unsent == 1:
                note(f"lineage event not taken by {where}: {error}; the run goes on")


@contextmanager
def traced(
    flow: str, run_id: str, warehouse: Warehouse, options: Options, parent: ol.Parent | None
) -> Iterator[Lineage]:
    """Tell the beginning and the end of what is done within, whatever the end is."""
    lineage = Lineage(ol.Run(ol.Job(options.lineage_namespace, flow), run_id, parent), options)
    lineage.start()
    try:
        yield lineage
    except BaseException as error:
        lineage.fail(error)
        raise
    lineage.complete(warehouse)


def _append(file: Path, line: str) -> None:
    with file.open("a", encoding="utf-8") as log:
        log.write(line + "\n")


def _post(url: str, line: str) -> None:
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(url, line.encode(), headers)  # noqa: S310 - settings allow http and https only
    with urllib.request.urlopen(request, timeout=WAIT_S):  # noqa: S310
        pass

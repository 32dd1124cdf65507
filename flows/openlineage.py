"""What a run did → OpenLineage run events, as JSON values. Pure; the specification is named in every event and facet.

Written by hand, without the client library: docs/decisions/0007-lineage-and-memory.md says why.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from flows.version import version
from warehouse.lineage import ReadFile, Relation

Json = dict[str, object]
Kind = Literal["START", "COMPLETE", "FAIL", "ABORT"]

SPEC = "https://openlineage.io/spec"
EVENT = f"{SPEC}/2-0-2/OpenLineage.json#/$defs/RunEvent"
CUSTOM = f"{SPEC}/2-0-2/OpenLineage.json#/$defs/RunFacet"
"""Of facets of our own, which may hold any field; their names begin with 'dateline_'."""
JOBS = {
    "ingest": "Raw news articles → events: reads what is new, extracts, loads, checks, publishes the read copy.",
    "reextract": "Stored articles → events of the newest extractor, loaded, checked, published.",
    "retry": "Records set aside → events, for what works now; loaded, checked, published.",
}


class Job(NamedTuple):
    """What runs again and again: a name within a namespace."""

    namespace: str
    name: str


class Parent(NamedTuple):
    """The run of a scheduler that this run is part of."""

    job: Job
    run_id: str


class Run(NamedTuple):
    """One run of a job."""

    job: Job
    run_id: str
    parent: Parent | None = None


def event(
    kind: Kind, run: Run, facets: Json | None = None, inputs: Sequence[Json] = (), outputs: Sequence[Json] = ()
) -> Json:
    """A run event that happens now."""
    above = {"parent": _parent(run.parent)} if run.parent else {}
    return {
        "eventType": kind,
        "eventTime": dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "producer": producer(),
        "schemaURL": EVENT,
        "run": {"runId": run.run_id, "facets": above | (facets or {})},
        "job": {
            "namespace": run.job.namespace,
            "name": run.job.name,
            "facets": {"documentation": _facet("DocumentationJobFacet", description=JOBS[run.job.name])},
        },
        "inputs": list(inputs),
        "outputs": list(outputs),
    }


def failure(error: BaseException) -> Json:
    """Run facets that say why a run failed: in one line, without the trace, which may quote articles."""
    message = " ".join(str(error).split()) or type(error).__name__
    return {"errorMessage": _facet("ErrorMessageRunFacet", message=message, programmingLanguage="PYTHON")}


def custom(**fields: object) -> Json:
    """Run facets of our own."""
    return {"dateline_run": {"_producer": producer(), "_schemaURL": CUSTOM, **fields}}


def file_dataset(file: ReadFile) -> Json:
    """A source file; its version is the checksum of its bytes."""
    return {
        "namespace": "file",
        "name": file.path,
        "facets": {"version": _facet("DatasetVersionDatasetFacet", datasetVersion=file.sha256)},
    }


def relation_dataset(database: Path, relation: Relation, written: int | None = None) -> Json:
    """A relation of a DuckDB file. written: rows that the run wrote into it; None = it was only read."""
    columns = [{"name": name, "type": kind} for name, kind in relation.columns]
    dataset: Json = {
        "namespace": f"duckdb://{database.absolute()}",
        "name": f"main.{relation.name}",
        "facets": {
            "schema": _facet("SchemaDatasetFacet", fields=columns),
            "documentation": _facet("DocumentationDatasetFacet", description=relation.grain),
        },
    }
    if written is not None:
        statistics = _facet("OutputStatisticsOutputDatasetFacet", rowCount=written)
        dataset["outputFacets"] = {"outputStatistics": statistics}
    return dataset


def producer() -> str:
    """Who writes the events, as a URI."""
    return f"urn:dateline:{version()}"


def _parent(parent: Parent) -> Json:
    return _facet("ParentRunFacet", run={"runId": parent.run_id}, job=parent.job._asdict())


def _facet(name: str, **fields: object) -> Json:
    return {"_producer": producer(), "_schemaURL": f"{SPEC}/facets/1-0-0/{name}.json#/$defs/{name}", **fields}

"""The dashboard bundle of docs/bi: fresh, closed in itself, and asking only for columns that the marts have."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.bi_bundle import BUNDLE, bundle, charts, described, rendered
from warehouse.sqlfiles import MARTS, in_layer


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    return bundle(described(), charts())


def test_the_bundle_in_docs_is_fresh(files: dict[str, Any]) -> None:
    on_disk = {str(file.relative_to(BUNDLE)): file.read_text("utf-8") for file in BUNDLE.rglob("*.yaml")}
    assert on_disk == rendered(files), "run python -m benchmarks.bi_bundle"


def test_every_mart_is_a_dataset_with_a_chart_and_every_chart_is_on_the_dashboard(files: dict[str, Any]) -> None:
    datasets = {files[name]["table_name"]: files[name]["uuid"] for name in files if name.startswith("datasets/")}
    shown = [files[name] for name in files if name.startswith("charts/")]
    assert set(datasets) == set(in_layer(MARTS))
    assert {chart["dataset_uuid"] for chart in shown} == set(datasets.values())
    tiles = [tile["meta"]["uuid"] for name, tile in files["dashboards/dateline.yaml"]["position"].items()
             if name.startswith("CHART-")]  # fmt: skip
    assert sorted(tiles) == sorted(chart["uuid"] for chart in shown)


def test_charts_ask_for_columns_that_their_marts_have(files: dict[str, Any]) -> None:
    columns = {mart: {name for name, _, _ in found} for mart, found in described().items()}
    for chart in charts()["charts"].values():
        params = chart["params"]
        asked = {*params.get("all_columns", ()), *params.get("groupby", ())}
        asked |= {params[key] for key in ("x_axis", "source", "target") if key in params}
        assert asked <= columns[chart["mart"]]


def test_the_connection_can_neither_write_nor_reach_files(files: dict[str, Any]) -> None:
    connect = files["databases/dateline.yaml"]["extra"]["engine_params"]["connect_args"]
    assert connect["read_only"]
    assert connect["config"] == {"enable_external_access": False, "lock_configuration": True}
    assert not files["databases/dateline.yaml"]["allow_dml"]


def test_no_path_of_a_machine_is_in_the_bundle() -> None:
    said = yaml.safe_load((BUNDLE / "databases" / "dateline.yaml").read_text("utf-8"))
    assert not Path(said["sqlalchemy_uri"].removeprefix("duckdb:///")).is_absolute()

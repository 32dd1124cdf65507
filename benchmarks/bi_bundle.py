"""Marts → the Superset dashboard bundle of docs/bi/superset, and a zip of it that knows where the read copy is.

usage: python -m benchmarks.bi_bundle            # write docs/bi/superset anew, after a change of marts or charts.yml
       python -m benchmarks.bi_bundle --warehouse FILE --out dashboard.zip
"""

import argparse
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import yaml

from warehouse.query import query
from warehouse.sqlfiles import MARTS, in_layer
from warehouse.store import Warehouse

BI = Path(__file__).resolve().parent.parent / "docs" / "bi"
BUNDLE = BI / "superset"
HERE = "data/published/warehouse.duckdb"
ROOT = "superset"  # Superset wants all files of a bundle in one folder
Described = Mapping[str, list[tuple[str, str, str]]]
Files = dict[str, dict[str, Any]]


_COLUMNS = "select table_name, column_name, data_type, comment from duckdb_columns() where schema_name = 'main'"


def described() -> Described:
    """Mart → name, type and meaning of its columns."""
    with TemporaryDirectory() as folder:
        read = Path(folder) / "read.duckdb"
        with Warehouse.open(Path(folder) / "empty.duckdb") as warehouse:
            warehouse.publish(read)
        rows = query(read, _COLUMNS).rows
    return {
        mart: [(str(name), str(kind), str(meaning)) for view, name, kind, meaning in rows if view == mart]
        for mart in in_layer(MARTS)
    }


def bundle(marts: Described, charts: Mapping[str, Any], warehouse: str = HERE) -> Files:
    """Path below the bundle's folder → what stands in the file."""
    files: Files = {
        "metadata.yaml": {"version": "1.0.0", "type": "Dashboard", "timestamp": "2026-01-01T00:00:00+00:00"},
        "databases/dateline.yaml": _database(warehouse),
    }
    files |= {f"datasets/dateline/{mart}.yaml": _dataset(mart, columns) for mart, columns in marts.items()}
    files |= {f"charts/{key}.yaml": _chart(key, chart) for key, chart in charts["charts"].items()}
    return files | {"dashboards/dateline.yaml": _dashboard(charts)}


# A read-only file alone would still let a query write other files.
_CONNECT = {"read_only": True, "config": {"enable_external_access": False, "lock_configuration": True}}


def _database(warehouse: str) -> dict[str, Any]:
    return {
        "database_name": "Dateline", "sqlalchemy_uri": f"duckdb:///{warehouse}", "expose_in_sqllab": True,
        "allow_run_async": False, "allow_ctas": False, "allow_cvas": False, "allow_dml": False,
        "allow_file_upload": False, "extra": {"engine_params": {"connect_args": _CONNECT}},
        "uuid": _id("database"), "version": "1.0.0",
    }  # fmt: skip


def _dataset(mart: str, columns: list[tuple[str, str, str]]) -> dict[str, Any]:
    day = next((name for name, kind, _ in columns if kind == "DATE"), None)
    return {
        "table_name": mart, "main_dttm_col": day, "schema": "main", "uuid": _id("dataset", mart),
        "metrics": [{"metric_name": "count", "expression": "COUNT(*)", "verbose_name": "Rows"}],
        "columns": [
            {"column_name": name, "type": kind, "is_dttm": kind in ("DATE", "TIMESTAMP"), "groupby": True,
             "filterable": True, "is_active": True, "description": meaning}
            for name, kind, meaning in columns
        ],
        "database_uuid": _id("database"), "version": "1.0.0",
    }  # fmt: skip


def _chart(key: str, chart: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "slice_name": chart["name"], "description": chart["reading"], "viz_type": chart["type"],
        "params": chart["params"] | {"viz_type": chart["type"]}, "uuid": _id("chart", key),
        "dataset_uuid": _id("dataset", chart["mart"]), "version": "1.0.0",
    }  # fmt: skip


def _dashboard(charts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "dashboard_title": charts["title"], "description": charts["description"], "slug": "dateline",
        "uuid": _id("dashboard"), "position": dict(_position(charts)), "metadata": {}, "version": "1.0.0",
    }  # fmt: skip


def _position(charts: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Two charts a row; a chart that is wide has a row of its own."""
    rows = [f"ROW-{n}" for n in range(len(charts["rows"]))]
    yield "DASHBOARD_VERSION_KEY", "v2"
    yield "ROOT_ID", {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]}
    yield "GRID_ID", {"type": "GRID", "id": "GRID_ID", "children": rows, "parents": ["ROOT_ID"]}
    for row, keys in zip(rows, charts["rows"], strict=True):
        inside = [f"CHART-{key}" for key in keys]
        parents = ["ROOT_ID", "GRID_ID"]
        yield row, {"type": "ROW", "id": row, "children": inside, "parents": parents,
                    "meta": {"background": "BACKGROUND_TRANSPARENT"}}  # fmt: skip
        for key, chart in zip(keys, inside, strict=True):
            meta = {"uuid": _id("chart", key), "sliceName": charts["charts"][key]["name"], "width": 12 // len(keys),
                    "height": 50, "chartId": 0}  # fmt: skip
            yield chart, {"type": "CHART", "id": chart, "children": [], "parents": [*parents, row], "meta": meta}


def _id(*what: str) -> str:
    """The same id each time, so that importing again replaces and never doubles."""
    return str(uuid5(NAMESPACE_URL, "/".join(("dateline", *what))))


def rendered(files: Files) -> dict[str, str]:
    """Path → text of the file."""
    return {
        name: yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110) for name, content in files.items()
    }


def charts() -> dict[str, Any]:
    """What docs/bi/charts.yml says."""
    found: dict[str, Any] = yaml.safe_load((BI / "charts.yml").read_text("utf-8"))
    return found


def main(warehouse: Path | None, out: Path | None) -> None:
    """Write the folder, or the zip."""
    where = str(warehouse.resolve()) if warehouse else HERE
    texts = rendered(bundle(described(), charts(), where))
    if out:
        with zipfile.ZipFile(out, "w") as archive:
            for name, text in texts.items():
                archive.writestr(f"{ROOT}/{name}", text)
        return
    for name, text in texts.items():
        (BUNDLE / name).parent.mkdir(parents=True, exist_ok=True)
        (BUNDLE / name).write_text(text, "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--warehouse", type=Path)
    parser.add_argument("--out", type=Path)
    main(**vars(parser.parse_args()))

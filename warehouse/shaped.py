"""Published copy → the files that users of another data set know: GDELT, UCDP GED, PLOVER, followthemoney, W3C."""

from contextlib import closing
from pathlib import Path
from typing import Literal

from warehouse.export import Format, export
from warehouse.jsonl import write_objects
from warehouse.manifest import Manifest, write_manifest
from warehouse.query import open_reader
from warehouse.sqlfiles import read_all

QUERIES = Path(__file__).parent / "shapes"
Shape = Literal["gdelt", "ucdp", "plover", "followthemoney", "annotations"]
TABLES: dict[Shape, list[str]] = {"gdelt": ["gdelt_events", "gdelt_mentions"], "ucdp": ["ucdp_ged"]}
FILES: dict[Shape, str] = {
    "plover": "plover.jsonl",
    "followthemoney": "entities.ftm.json",  # as followthemoney's own tools name theirs; JSON Lines all the same
    "annotations": "annotations.jsonl",
}


def export_shape(path: Path, to: Path, shape: Shape, fmt: Format = "csv") -> Manifest:
    """Write one shape into the folder `to`; tables in the format asked for, objects always as JSON Lines.

    Raises:
        WarehouseError: no such warehouse, or too many rows for a sheet.

    """
    if shape in TABLES:
        return export(path, to, fmt, TABLES[shape])
    to.mkdir(parents=True, exist_ok=True)
    sql = next(file.text for file in read_all(QUERIES) if file.name == shape)
    with closing(open_reader(path)) as connection:
        rows = write_objects(connection.sql(sql), to / FILES[shape])
    return write_manifest(to, "jsonl", {FILES[shape]: {shape: rows}})

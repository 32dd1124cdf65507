"""Exported files → manifest.json with rows and checksums, and back: what in a folder is not as it was exported."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from models.errors import WarehouseError

Manifest = dict[str, object]
NAME = "manifest.json"


def write_manifest(to: Path, fmt: str, files: Mapping[str, Mapping[str, int]]) -> Manifest:
    """Name the files of an export, their rows by relation, and the SHA-256 of their bytes."""
    entries = [{"file": name, "rows": dict(rows), "sha256": sha256_of(to / name)} for name, rows in files.items()]
    manifest: Manifest = {"format": fmt, "files": entries}
    (to / NAME).write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
    return manifest


def verify(folder: Path) -> list[str]:
    """What in the folder is not as its manifest says, one line each; empty = all is as it was exported.

    Raises:
        WarehouseError: there is no manifest, or it is none.

    """
    try:
        manifest = json.loads((folder / NAME).read_text("utf-8"))
        expected = {str(entry["file"]): str(entry["sha256"]) for entry in manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WarehouseError(folder, f"holds no {NAME} of an export") from error
    return list(_differences(folder, expected))


def _differences(folder: Path, expected: Mapping[str, str]) -> Iterator[str]:
    for name, digest in expected.items():
        if not (folder / name).is_file():
            yield f"{name} is missing"
        elif sha256_of(folder / name) != digest:
            yield f"{name} has changed since it was exported"


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

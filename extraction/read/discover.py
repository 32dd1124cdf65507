"""Paths as the user wrote them → SourceFiles. Nothing is opened here."""

import glob
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from models.errors import InputError, UnreadableError
from models.source import SourceFile

STDIN = "-"
_JUNK_FOLDERS = {"__MACOSX"}  # resource forks that macOS puts beside the files of a zip


def discover(paths: Sequence[str]) -> Iterator[SourceFile | InputError]:
    """Every input file below the given files, folders (recursive, sorted), globs and '-' (standard input).

    A path that is not there, or that may not be listed, comes out as an UnreadableError item.
    """
    for path in paths:
        if path == STDIN:
            yield SourceFile(path=STDIN, name="stdin")
        else:
            yield from _path(path)


def _path(path: str) -> Iterator[SourceFile | InputError]:
    root = Path(path)
    try:
        if root.is_dir():
            yield from _folder(root, root)
        elif root.exists():
            yield _file(root, root.name)
        elif glob.has_magic(path):
            yield from _glob(path)
        else:
            yield UnreadableError(path, "no such file or folder")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield UnreadableError(path, getattr(error, "strerror", None) or str(error))


def _folder(folder: Path, root: Path) -> Iterator[SourceFile | InputError]:
    try:
        children = sorted(folder.iterdir(), key=lambda child: child.name)
    except OSError as error:
        yield UnreadableError(folder, error.strerror or str(error))
        return
    for child in children:
        if is_junk(child.name):
            continue
        if child.is_dir():
            if not child.is_symlink():  # a link back to a parent would never end
                yield from _folder(child, root)
        else:
            yield _file(child, child.relative_to(root).as_posix())


def _glob(pattern: str) -> Iterator[SourceFile | InputError]:
    base = _fixed_part(Path(pattern))
    found = False
    for match in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207  Path.glob refuses absolute patterns
        path = Path(match)
        if not path.is_dir() and not any(is_junk(part) for part in path.relative_to(base).parts):
            found = True
            yield _file(path, path.relative_to(base).as_posix())
    if not found:
        yield UnreadableError(pattern, "no file matches")


def _fixed_part(pattern: Path) -> Path:
    fixed = Path()
    for part in pattern.parts[:-1]:
        if glob.has_magic(part):
            break
        fixed /= part
    return fixed


def _file(path: Path, name: str) -> SourceFile | InputError:
    """A pipe would block the run or give its bytes only once, a device may never end."""
    try:
        file = path.stat()
    except OSError as error:
        return UnreadableError(path, error.strerror or str(error))
    if not stat.S_ISREG(file.st_mode):
        return UnreadableError(path, "a pipe, socket or device, no file; to read from a pipe: dateline run -")
    return SourceFile(path=str(path), name=name, size=file.st_size, mtime_ns=file.st_mtime_ns)


def is_junk(name: str) -> bool:
    """True for hidden files and for what archivers leave behind."""
    return name.startswith(".") or name in _JUNK_FOLDERS

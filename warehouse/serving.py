"""Published copy → a server that other DuckDB processes read it from, over DuckDB's own protocol (quack).

Read-only in three ways: the file is opened read-only, files outside it are closed to every query, and no setting can be
changed. DuckDB still calls the protocol experimental.
"""

import os
import socket
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from models.errors import WarehouseError
from warehouse.query import open_reader

EXTENSIONS = ("httpfs", "quack")  # in the order of loading
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class SqlServer:
    """One read copy on the network; use as a context manager. Not thread-safe: ask for refresh() from one thread.

    Raises:
        WarehouseError: no such file, the extensions are not installed, or the port is taken.

    """

    def __init__(self, path: Path, token: str, host: str = "127.0.0.1", port: int = 9494) -> None:
        self.path, self.host, self.port = path, host, port
        self._token = token
        self._start()

    @property
    def uri(self) -> str:
        """What clients attach: 'quack:127.0.0.1:9494'."""
        return f"quack:{self.host}:{self.port}"

    def refresh(self) -> bool:
        """Serve anew where a new copy was published or a client stopped the server; True when so.

        Clients that had attached the server attach it again.
        """
        if _identity(self.path) == self._served and self._answers():
            return False
        self.close()
        self._start()
        return True

    def close(self) -> None:
        """Stop serving and let go of the file."""
        try:
            self._connection.execute("call quack_stop(?)", [self.uri])
        except duckdb.Error:
            pass  # a client with the token has stopped it already
        finally:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> None:
        self._served = _identity(self.path)
        self._connection = open_reader(self.path)
        try:
            for name in EXTENSIONS:
                _load(self._connection, self.path, name)
            self._listen()
        except BaseException:
            self._connection.close()
            raise

    def _listen(self) -> None:
        elsewhere = self.host not in LOOPBACK
        try:
            self._connection.execute(
                "call quack_serve(?, token := ?, allow_other_hostname := ?)", [self.uri, self._token, elsewhere]
            )
            self._connection.execute("set enable_external_access = false")
            self._connection.execute("set lock_configuration = true")
        except duckdb.Error as error:
            raise WarehouseError(self.path, f"cannot be served at {self.uri}: {_line(error)}") from error

    def _answers(self) -> bool:
        try:
            with socket.create_connection((self.host, self.port), timeout=2):
                return True
        except OSError:
            return False


def extension_file(name: str) -> Path | None:
    """Where the package of an extension keeps it, for this version of DuckDB; None = the package is not installed."""
    spec = find_spec(f"duckdb_extension_{name}")
    if spec is None or spec.origin is None:
        return None
    file = Path(spec.origin).parent / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
    return file if file.is_file() else None


def load_extension(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Load an extension from its package, or as the user installed it. Raises duckdb.Error where it is nowhere."""
    file = extension_file(name)
    connection.load_extension(str(file or name))


def _load(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    try:
        load_extension(connection, name)
    except duckdb.Error as error:
        packages = " ".join(f"duckdb-extension-{wanted}=={duckdb.__version__}" for wanted in EXTENSIONS)
        raise WarehouseError(path, f"serving it needs DuckDB's extensions: pip install {packages}") from error


def _identity(path: Path) -> tuple[int, int]:
    """A published copy replaces the file: another inode."""
    status = os.stat(path)  # noqa: PTH116 - of the file itself
    return status.st_ino, status.st_mtime_ns


def _line(error: Exception) -> str:
    return str(error).partition("\n")[0]

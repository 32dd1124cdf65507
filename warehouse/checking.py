"""`checks/*.sql` → offences. Each file selects the rows that break one rule; none is right."""

from dataclasses import dataclass

import sqlalchemy as sa

from models.errors import CheckFailedError
from warehouse.sqlfiles import CHECKS, SqlFile, read_all


@dataclass(frozen=True)
class CheckResult:
    """One rule and the rows that break it; example: the first of them, in words, None when all is well."""

    name: str
    rule: str
    rows: int
    example: str | None

    @property
    def passed(self) -> bool:
        """True when no row breaks the rule."""
        return self.rows == 0


def run_checks(connection: sa.Connection) -> list[CheckResult]:
    """Run every check; the caller judges."""
    return [_run(connection, file) for file in read_all(CHECKS)]


def require_passed(results: list[CheckResult]) -> None:
    """Raises CheckFailedError for the first rule that is broken."""
    for result in results:
        if not result.passed:
            raise CheckFailedError(result.name, result.rows, result.example or "")


def _run(connection: sa.Connection, file: SqlFile) -> CheckResult:
    result = connection.exec_driver_sql(file.text)
    first = result.mappings().fetchmany(1)
    rows = len(first)
    while more := result.fetchmany(10_000):
        rows += len(more)
    example = ", ".join(f"{name}={value}" for name, value in first[0].items()) if first else None
    return CheckResult(file.name, file.grain, rows, example)

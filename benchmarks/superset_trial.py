"""The dashboard bundle → Apache Superset: imported, columns synced, every mart and chart asked, writing refused.

Run it with Superset's own Python, which knows nothing of this project (docs/bi/README.md says how to set it up):

usage: SUPERSET_CONFIG_PATH=… /path/to/superset-venv/bin/python benchmarks/superset_trial.py dashboard.zip

It imports through the API that the web page uses, as the user 'admin', and prints what each step took.
"""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from superset.app import create_app  # type: ignore[import-not-found]

API = "/api/v1"


@contextmanager
def step(name: str) -> Iterator[None]:
    """Say what a step took."""
    start = time.perf_counter()
    yield
    print(f"{name}: {time.perf_counter() - start:.1f} s")


class Client:
    """Superset's API, logged in."""

    def __init__(self, app: Any) -> None:
        self._http = app.test_client()
        said = self.ask("post", "/security/login", json={"username": "admin", "password": "admin", "provider": "db"})
        self._http.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {said['access_token']}"

    def ask(self, method: str, path: str, **more: Any) -> Any:
        """The answer; stops at an error."""
        answer = getattr(self._http, method)(API + path, **more)
        if answer.status_code >= 400:
            sys.exit(f"{method} {path}: {answer.status_code} {answer.get_data(as_text=True)[:2000]}")
        return answer.get_json()

    def refused(self, sql: str, database: int) -> bool:
        """True where SQL Lab does not run the statement."""
        answer = self._http.post(
            f"{API}/sqllab/execute/", json={"sql": sql, "database_id": database, "runAsync": False}
        )
        return bool(answer.status_code >= 400)


def rows_of(client: Client, dataset: int, query: dict[str, Any]) -> int:
    """How many rows a chart gets."""
    context = {"datasource": {"id": dataset, "type": "table"}, "queries": [query], "result_type": "full"}
    return len(client.ask("post", "/chart/data", json=context)["result"][0]["data"])


def query_of(params: dict[str, Any]) -> dict[str, Any]:
    """What a chart asks, from what it is set to."""
    columns = params.get("all_columns") or [
        *([params["x_axis"]] if "x_axis" in params else []), *params.get("groupby", []),
        *(params[end] for end in ("source", "target") if end in params),
    ]  # fmt: skip
    where = " and ".join(f"({one['sqlExpression']})" for one in params.get("adhoc_filters", []))
    metrics = params.get("metrics") or ([params["metric"]] if "metric" in params else None)
    return {
        "columns": columns, "metrics": metrics, "extras": {"where": where}, "row_limit": params.get("row_limit", 100),
    }  # fmt: skip


def main(bundle: Path) -> None:
    """Import and ask."""
    with step("start"):
        app = create_app()
    client = Client(app)
    with step("import"):
        form = {"formData": (bundle.open("rb"), bundle.name), "overwrite": "true"}
        print(client.ask("post", "/dashboard/import/", data=form, content_type="multipart/form-data"))
    datasets = {one["table_name"]: one["id"] for one in client.ask("get", "/dataset/?q=(page_size:100)")["result"]}
    with step(f"columns of {len(datasets)} marts synced"):
        for dataset in datasets.values():
            client.ask("put", f"/dataset/{dataset}/refresh")
    for mart, dataset in datasets.items():
        found = client.ask("get", f"/dataset/{dataset}")["result"]
        unsaid = [column["column_name"] for column in found["columns"] if not column["description"]]
        print(f"  {mart}: {len(found['columns'])} columns, without a description: {unsaid or 'none'}")
    with step("charts asked"):
        for chart in client.ask("get", "/chart/?q=(page_size:100)")["result"]:
            params = json.loads(client.ask("get", f"/chart/{chart['id']}")["result"]["params"])
            print(f"  {chart['slice_name']}: {rows_of(client, chart['datasource_id'], query_of(params))} rows")
    database = client.ask("get", "/database/")["result"][0]["id"]
    writes = ["create table mine (n integer)", "delete from core.articles", "copy (select 1) to 'mine.csv'"]
    print("writing is refused:", [client.refused(sql, database) for sql in writes])
    views = client.ask("get", f"/database/{database}/tables/?q=(schema_name:main)")
    print("relations seen:", views["count"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Every query of the cookbook runs, finds something, and no mart or shape goes without one."""

import re
from pathlib import Path

import mart_cases as cases
import pytest

from warehouse.query import query
from warehouse.sqlfiles import MARTS, SHAPES, in_layer

COOKBOOK = (Path(__file__).parent.parent / "docs" / "cookbook.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", COOKBOOK, re.DOTALL)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cases.load(tmp_path_factory.mktemp("cookbook"), *cases.corpus())


@pytest.mark.parametrize("sql", QUERIES, ids=[re.search(r"from (\w+)", sql)[1] for sql in QUERIES])
def test_a_query_of_the_cookbook_finds_something(corpus: Path, sql: str) -> None:
    assert query(corpus, sql).rows


@pytest.mark.parametrize("name", [*in_layer(MARTS), *in_layer(SHAPES)])
def test_a_mart_or_shape_has_a_heading_and_a_query(name: str) -> None:
    assert re.search(rf"^## .*`{name}`", COOKBOOK, re.MULTILINE)
    assert [sql for sql in QUERIES if re.search(rf"\b{name}\b", sql)]


def test_whoever_adds_up_tolls_is_warned() -> None:
    assert "never added up" in COOKBOOK

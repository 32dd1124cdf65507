"""The codebook in docs is what the models say, and the models say everything."""

import pytest

from config import codebook
from models.errors import SettingsError


def test_the_codebook_in_docs_is_fresh() -> None:
    assert codebook.TARGET.read_text("utf-8") == codebook.render(), "run python -m config.codebook"


def test_every_value_of_every_category_has_a_meaning_of_its_own() -> None:
    page = codebook.render()
    for name, values in codebook.categories().items():
        section = page.partition(f"### {name}\n")[2].partition("\n### ")[0]
        for value in values:
            assert f"| `{value}` | " in section


def test_a_meaning_without_a_value_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codebook, "categories", lambda: {"Polarity": ("positive",)})
    with pytest.raises(SettingsError, match=r"meanings and values differ: .*Polarity\.negative"):
        codebook.render()


def test_null_is_told_by_the_type() -> None:
    page = codebook.render()
    assert "| `place` | [Place](#place) | yes |" in page
    assert "| `low` | whole number | yes |" in page
    assert "| `force_type` | [ForceType](#forcetype) | never |" in page

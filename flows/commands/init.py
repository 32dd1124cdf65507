"""`dateline init`: a project folder to start from."""

from pathlib import Path
from typing import Annotated

import typer

from config.settings import DEFAULTS
from flows.console import out
from models.errors import SettingsError

SETTINGS = "dateline.toml"
FOLDERS = ("data/inbox", "data/published")
IGNORE = "/data/\n"


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make; may exist.")],
) -> None:
    """Make a project folder: settings to edit, an inbox, a place for the warehouse.

    Nothing that is already there is touched.

    Example: dateline init newsroom && cd newsroom && dateline run data/inbox
    """
    try:
        made = list(_make(folder))
    except OSError as error:
        raise SettingsError(folder, f"cannot be made ({error.strerror})") from error
    for path in made:
        out.print(f"made  {path}", soft_wrap=True)
    out.print(
        f"Put articles into {folder / FOLDERS[0]}, then: cd {folder} && dateline run {FOLDERS[0]}"
        if made
        else f"{folder} has all a project needs already",
        soft_wrap=True,
    )


def _make(folder: Path) -> list[Path]:
    wanted = {SETTINGS: _settings(), ".gitignore": IGNORE}
    made = [folder / name for name in FOLDERS if not (folder / name).is_dir()]
    for path in made:
        path.mkdir(parents=True)
    for name, text in wanted.items():
        if not (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8")
            made.append(folder / name)
    return made


def _settings() -> str:
    """The defaults, commented out: what a reader changes stands out from what he leaves."""
    lines = DEFAULTS.read_text(encoding="utf-8").splitlines()
    return "\n".join(f"# {line}" if line and not line.startswith("#") else line for line in lines) + "\n"

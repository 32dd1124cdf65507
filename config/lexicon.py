"""YAML file → plain data, read once. Lists of words live in config/lexicons, trigger frames in config/frames."""

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import yaml

from models.errors import SettingsError

ROOT = Path(__file__).parent
FOLDERS = ("lexicons", "frames")


@cache
def load_yaml(name: str) -> object:
    """The content of a vocabulary file; treat it as read-only, since all callers share it.

    name: 'lexicons/titles', 'frames/say', or just 'titles' (looked for in lexicons, then frames); '.yml' may be left
    out. Words stay words: 'no', 'on', 'off' and dates are strings, only 'true' and 'false' are booleans.

    Raises:
        SettingsError: no such file, not YAML, or a key given twice.
    """
    path = find(name)
    try:
        return _data(yaml.compose(path.read_text(encoding="utf-8"), Loader=_WordLoader))
    except UnicodeDecodeError as error:
        raise SettingsError(path, "is not UTF-8") from error
    except (yaml.YAMLError, ValueError) as error:
        raise SettingsError(path, " ".join(str(error).split())) from error


def load_mapping(name: str) -> dict[str, object]:
    """As load_yaml, for a file that must hold a mapping at its top.

    Raises:
        SettingsError: as load_yaml, or the file holds a list or a bare word.
    """
    data = load_yaml(name)
    if not isinstance(data, dict):
        raise SettingsError(find(name), "must hold a mapping at its top")
    return data


def find(name: str) -> Path:
    """Where the file lies.

    Raises:
        SettingsError: it is in none of the folders.
    """
    file = name.removesuffix(".yml") + ".yml"
    for path in (ROOT / file, *(ROOT / folder / file for folder in FOLDERS)):
        if path.is_file():
            return path
    raise SettingsError(ROOT / file, "no such lexicon")


class _WordLoader(yaml.CSafeLoader):
    """CSafeLoader for vocabulary: YAML 1.1 would read 'no' as False, Norway's 'NO' too, and '2000-05-07' as a date."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        """The tag of a node; words, which are nearly everything here, are told by their first letter."""
        if kind is yaml.ScalarNode and value[:1].isalpha() and value[0] not in "tfnN":
            return "tag:yaml.org,2002:str"
        return str(super().resolve(kind, value, implicit))  # type: ignore[no-untyped-call]


@contextmanager
def bulk_loading() -> Iterator[None]:
    """No garbage collection while many lasting objects are made: walking them over and over costs a third."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _data(node: yaml.Node | None) -> object:
    """Node → plain data, four times as fast as PyYAML's constructor, which must cater for tags and recursion.

    A key given twice is an error: it would silently lose the first entry.
    """
    if isinstance(node, yaml.MappingNode):
        mapping = {_data(key): _data(value) for key, value in node.value}
        if len(mapping) != len(node.value):
            raise yaml.constructor.ConstructorError(None, None, "a key is given twice", node.start_mark)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_data(item) for item in node.value]
    if node is None:
        return None
    read = _SCALARS.get(node.tag)
    return read(node.value) if read else str(node.value)


_SCALARS: dict[str, Callable[[str], object]] = {
    "tag:yaml.org,2002:null": lambda _: None,
    "tag:yaml.org,2002:bool": lambda text: text == "true",
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
}


def _words_stay_words() -> None:
    unwanted = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
    kept = {
        first: [(tag, pattern) for tag, pattern in rules if tag not in unwanted]
        for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }
    for first, word in (("t", "true"), ("f", "false")):
        kept.setdefault(first, []).append(("tag:yaml.org,2002:bool", re.compile(f"^{word}$")))
    _WordLoader.yaml_implicit_resolvers = kept


_words_stay_words()

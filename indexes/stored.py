"""The values of the model as JSON text and back, exactly. What equals its default is left out."""

# ruff: noqa: ANN401 - what JSON holds has no narrower type

import json
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from indexes.model import Source

T = TypeVar("T")

_encoded = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode
_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})


def dump(value: object) -> str:
    """Write a dataclass as ASCII JSON, so that no text (lone surrogates either) is refused by SQLite."""
    return _encoded(_plain(value))


def load(kind: type[T], text: str) -> T:
    """Read what `dump` wrote of a value of this class."""
    value: T = _reader(cast(Hashable, kind))(json.loads(text))
    return value


@lru_cache(maxsize=2_000)
def load_source(text: str) -> Source:
    """Read a document's description; kept, since its passages share it."""
    return load(Source, text)


def _plain(value: Any) -> Any:
    kind = cast(Hashable, type(value))
    return value if kind in _AS_THEY_ARE else _writer(kind)(value)


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """Give the function that makes JSON of a value of this class; made once per class."""
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, str | int | float):
        return _as_it_is
    if issubclass(kind, date):
        return lambda value: value.isoformat()
    if issubclass(kind, tuple):
        return lambda value: [_plain(each) for each in value]
    return _record_writer(tuple((each.name, each.default) for each in fields(kind)))


def _record_writer(defaults: tuple[tuple[str, object], ...]) -> Callable[[Any], Any]:
    def write(value: Any) -> dict[str, Any]:
        said, made = value.__dict__, {}
        for name, default in defaults:
            each = said[name]
            # Most of a value is what every value has, the very same object.
            if each is not default and each != default:
                made[name] = each if type(each) in _AS_THEY_ARE else _plain(each)
        return made

    return write


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """Give the function that makes a value of this type from its JSON; made once per type."""
    if is_dataclass(hint):
        return _record_reader(hint)
    if get_origin(hint) is tuple:
        item = _reader(get_args(hint)[0])
        return lambda stored: tuple(map(item, stored))
    if type(None) in get_args(hint):
        inner = _reader(next(arg for arg in get_args(hint) if arg is not type(None)))
        return lambda stored: None if stored is None else inner(stored)
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return _as_it_is


def _record_reader(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = {f.name: _reader(hints[f.name]) for f in fields(kind)}
    required = {f.name for f in fields(kind) if f.default is MISSING}
    defaults = {f.name: f.default for f in fields(kind)}

    def read(stored: dict[str, Any]) -> Any:
        if not required <= stored.keys():
            raise ValueError(f"A stored {kind.__name__} lacks {sorted(required - stored.keys())}.")
        # As `indexes.changing` does: the constructor of a frozen class sets field after field.
        made = object.__new__(kind)
        made.__dict__.update(defaults, **{name: readers[name](value) for name, value in stored.items()})
        return made

    return read


def _as_it_is(stored: Any) -> Any:
    return stored

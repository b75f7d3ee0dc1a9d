"""A value with other fields, made quickly: documents are described in several steps, each of which changes some."""

from collections.abc import Hashable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")


def changed(value: T, **said: object) -> T:
    """Give a frozen dataclass's value with these fields, as `dataclasses.replace` does, in a tenth of its time.

    For classes without `__post_init__` and slots. Raises TypeError for a name that is no field.
    """
    kind = cast(Hashable, type(value))
    if not said.keys() <= _names(kind):
        raise TypeError(f"{type(value).__name__} has no {sorted(said.keys() - _names(kind))}.")
    made: T = object.__new__(type(value))
    made.__dict__.update(value.__dict__, **said)
    return made


@cache
def _names(kind: Any) -> frozenset[str]:  # noqa: ANN401 - any dataclass
    return frozenset(each.name for each in fields(kind))

"""A value with other fields, made quickly: documents are described in several steps, each of which changes some."""

from typing import TypeVar

T = TypeVar("T")


def changed(value: T, **said: object) -> T:
    """Give a frozen dataclass's value with these fields, as `dataclasses.replace` does, in a tenth of its time.

    For classes without `__post_init__` and slots. Raises TypeError for a name that is no field.
    """
    made: T = object.__new__(type(value))
    made.__dict__.update(value.__dict__, **said)
    if len(made.__dict__) > len(value.__dict__):
        raise TypeError(f"{type(value).__name__} has no {sorted(said.keys() - value.__dict__.keys())}.")
    return made

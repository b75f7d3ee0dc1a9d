"""The default engine: everything in one folder of this machine."""

from indexes.embedded.engine import EmbeddedIndex
from indexes.embedded.opening import open_reader, open_writer

__all__ = ["EmbeddedIndex", "open_reader", "open_writer"]

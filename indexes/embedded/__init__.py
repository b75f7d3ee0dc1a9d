"""The default engine: everything in one folder of this machine."""

from indexes.embedded.backup import backup, restore
from indexes.embedded.engine import EmbeddedIndex
from indexes.embedded.opening import open_reader, open_writer
from indexes.embedded.rebuilding import rebuild

__all__ = ["EmbeddedIndex", "backup", "open_reader", "open_writer", "rebuild", "restore"]

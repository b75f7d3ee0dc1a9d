"""Rakor's index as a Haystack document store with a retriever, over whatever engine holds it.

Nothing else in `indexes` imports this package, and no other place in it imports Haystack: that takes a second or more.
"""

import os

# Haystack reports its use over the network unless this is set before it is imported.
os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

from indexes.haystack.retriever import RakorRetriever
from indexes.haystack.store import RakorDocumentStore

__all__ = ["RakorDocumentStore", "RakorRetriever"]

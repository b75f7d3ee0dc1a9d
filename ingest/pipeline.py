"""The stages wired as a Haystack pipeline."""

import os

# Haystack reports its use over the network unless this is set before it is imported.
os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

from haystack import Pipeline
from haystack.core.component.component import Component

from indexes.encoding import Encoder
from indexes.index import Index
from ingest.components import Embed, Understand, Write
from ingest.readers import Readers


def build(index: Index, encoder: Encoder, readers: Readers) -> Pipeline:
    """Wire the stages; Haystack refuses wiring whose types differ."""
    pipeline = Pipeline()
    stages: dict[str, Component] = {
        "understand": Understand(readers),
        "embed": Embed(encoder),
        "write": Write(index),
    }
    for name, stage in stages.items():
        pipeline.add_component(name, stage)
    pipeline.connect("understand.records", "embed.records")
    pipeline.connect("embed.vectors", "write.vectors")
    return pipeline

"""The stages wired as a Haystack pipeline."""

import os

# Haystack reports its use over the network unless this is set before it is imported.
os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

from haystack import Pipeline
from haystack.core.component.component import Component

from indexes.encoding import Encoder
from indexes.index import Index
from ingest.components import Embed, Load, Mask, Read, Split, Write
from ingest.loading.sandbox import Sandbox


def build(index: Index, encoder: Encoder, sandbox: Sandbox) -> Pipeline:
    """Wire the stages; Haystack refuses wiring whose types differ."""
    pipeline = Pipeline()
    stages: dict[str, Component] = {
        "load": Load(sandbox),
        "read": Read(),
        "mask": Mask(),
        "split": Split(),
        "embed": Embed(encoder),
        "write": Write(index),
    }
    for name, stage in stages.items():
        pipeline.add_component(name, stage)
    pipeline.connect("load.documents", "read.documents")
    pipeline.connect("read.records", "mask.records")
    pipeline.connect("mask.records", "split.records")
    pipeline.connect("split.divided", "embed.divided")
    pipeline.connect("embed.encoded", "write.encoded")
    return pipeline

"""The documents most like one: those whose passages are nearest to the mean of its own."""

import numpy as np

from indexes.index import Index
from indexes.model import Source
from search_app.cards import Brief, brief
from search_app.params import CLEARANCE, EVERYTHING
from search_app.reading import Reader

SIMILAR = 5
_LOOKED_AT = 100


def similar(index: Index, source: Source, reader: Reader) -> tuple[Brief, ...]:
    """Give the most similar documents, nearest first."""
    codes = index.codes(source.id, CLEARANCE)
    if not len(codes):
        return ()
    mean = np.rint(codes.astype(np.float32).mean(axis=0)).astype(np.int8)
    near = index.semantic(mean, EVERYTHING, _LOOKED_AT) if mean.any() else ()
    others = list(dict.fromkeys(r.key.source for r in near if r.key.source != source.id))[:SIMILAR]
    found = (index.source(name, CLEARANCE) for name in others)
    return tuple(brief(each, reader) for each in found if each)

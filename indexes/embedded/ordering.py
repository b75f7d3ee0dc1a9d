"""The order of a ranking: best score first, equal scores by source and ordinal."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexes.embedded.arrays import Ints
from indexes.embedded.columns import Columns
from indexes.query import Ranked


def ranked(
    columns: Columns, rows: Ints, scores: NDArray[np.float32] | Sequence[float], limit: int
) -> tuple[Ranked, ...]:
    """Give the best `limit` of the rows, named."""
    points = np.asarray(scores)
    if limit <= 0 or not len(rows):
        return ()
    if len(rows) > limit:
        least = np.partition(points, len(rows) - limit)[len(rows) - limit]
        rows, points = rows[points >= least], points[points >= least]
    order = np.lexsort((rows, columns.rank[columns.document[rows]], -points))[:limit]
    named = zip(columns.keys(rows[order]), points[order].tolist(), strict=True)
    return tuple(Ranked(key, score) for key, score in named)

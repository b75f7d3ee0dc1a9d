"""Arrays as the engine hands them around."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Ints32 = NDArray[np.int32]

Small = NDArray[np.integer[Any]]
"""Numbers of whatever size they need."""

"""The index and the words that all of Rakor shares."""

import os

# The products of vectors here are small: threads of the linear algebra would cost more than they save,
# and stand in each other's way where several processes answer. It must be said before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

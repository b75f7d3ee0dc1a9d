"""Snowball stems; the only module that knows the library."""

import threading

import snowballstemmer


class Stemmer:
    """The stemmer of a language ("indonesian": Tala 2003; "english": Porter 2), for any number of threads."""

    def __init__(self, language: str) -> None:
        """Load the rules."""
        self._stemmer = snowballstemmer.stemmer(language)
        # It works on a word that it holds, and must not be given another one meanwhile.
        self._busy = threading.Lock()

    def stem(self, word: str) -> str:
        """Give the stem of a folded word."""
        with self._busy:
            return str(self._stemmer.stemWord(word))

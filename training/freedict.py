"""FreeDict's English-Indonesian dictionary (CC BY-SA 3.0; Debian's package dict-freedict-eng-ind)."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path


def entries(file: Path) -> Iterator[tuple[str, str]]:
    """Yield headwords with each translation of a dictionary in dictd's format, compressed.

    An entry is a line with the word, pronunciations in slashes and the kind of word in <>, then lines of
    translations (numbered where there are several senses), each before a line that explains the sense.
    """
    text = gzip.decompress(file.read_bytes()).decode("utf-8")
    parts = re.split(r"^(.+?)(?: /.*)? <[^>\n]+>.*$", text.partition("wikdict.com/\n")[2], flags=re.MULTILINE)
    for word, body in zip(parts[1::2], parts[2::2], strict=True):
        given = body.strip("\n").splitlines()
        numbered = [line.partition(". ")[2] for line in given if re.match(r"\d+\. ", line)]
        for translation in (numbered or given[:1])[:4]:
            for each in translation.split(", "):
                yield word, each

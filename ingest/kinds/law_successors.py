"""Successors: which article takes the place of a repealed one ("pengacuannya diganti dengan Pasal 455")."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexes.canonical import contains, parse
from indexes.citations import find
from indexes.model import Action, Effect
from indexes.provision_mentions import Path, groups
from indexes.regulation_mentions import flat
from ingest.document import Piece

_AYAT = re.compile(r"(?:^|\n|(?<=[.;])\s)\s*\((?P<ayat>\d{1,2}[a-z]?)\)\s")
_LISTED = re.compile(r"ayat\s*\((?P<ayat>\d{1,2}[a-z]?)\)\s*huruf\s+(?P<huruf>[a-z]{1,2})\b")
_REPLACED = re.compile(r"\b(?:peng)?acuan\w*(?P<old>[^.;]{0,200}?)\bdiganti\w*\s*(?:dengan|menjadi)\s*", re.I)
_REACH = 90


def succeeded(found: Sequence[Effect], body: Sequence[Piece], own: str) -> Iterator[Effect]:
    """Give repealed provisions the successor that the law names, by their id or their place in its list."""
    heirs = dict(pair for piece in body for pair in _heirs(piece, found, own))
    for effect in found:
        heir = heirs.get(effect.target) if effect.action is Action.MENCABUT and not effect.successor else None
        yield replace(effect, successor=heir) if heir else effect


def _heirs(piece: Piece, found: Sequence[Effect], own: str) -> Iterator[tuple[str, str]]:
    """Give pairs of a repealed provision and its successor; `found` are the law's repeals."""
    starts = [0, *(m.start() for m in _AYAT.finditer(piece.text)), len(piece.text)]
    for start, end in zip(starts, starts[1:], strict=False):
        block, at = piece.text[start:end], 0
        listed = _listed(block, piece, found)
        for change in _REPLACED.finditer(block):
            said = block[at : change.start()] + change["old"]
            new = find(block[change.end() : change.end() + _REACH], own)
            old, at = _old(said, listed, own), change.end()
            if old and new and contains(own, new[0].id):
                yield old, new[0].id


def _old(said: str, listed: Mapping[str, str], own: str) -> str | None:
    """Give the provision spoken of last: by its law where that is named, else by its place in the list."""
    named = [c.id for c in find(said, own) if not contains(own, c.id)]
    if named and not listed:
        return named[-1]
    places = [_below(item.path) for group in groups(flat(said), said) for item in group.items]
    return next((listed[place] for place in reversed(places) if place in listed), None)


def _below(path: Path) -> str:
    return "".join(f"/{level}/{value}" for level, value in path)


def _listed(block: str, piece: Piece, found: Sequence[Effect]) -> dict[str, str]:
    """Give the provisions that the letter spoken of repeals, by their path: their law is not named again."""
    place = _LISTED.search(block)
    if place is None or piece.provision is None:
        return {}
    by = f"{piece.provision.id}/ayat/{place['ayat']}/huruf/{place['huruf']}"
    return {_path(e.target): e.target for e in found if e.by == by}


def _path(canonical_id: str) -> str:
    parsed = parse(canonical_id)
    return parsed.path if parsed else ""

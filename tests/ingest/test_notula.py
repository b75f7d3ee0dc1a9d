"""Minutes nobody has filed yet: sixteen layouts, each with what it must be read as, written out by hand."""

import json
from datetime import date
from pathlib import Path

import pytest

from indexes.model import Classification, Kind, Source
from ingest.document import Block, BlockKind, Document
from ingest.kinds import notula
from ingest.loading import Limits, load

FOLDER = Path(__file__).parent / "minutes"
CASES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def document(text: str, blocks: bool = False) -> Document:
    """Make the blocks that a loader gives: `#` is a heading, `| a | b |` a table row, the rest one
    paragraph a line, or with `blocks` one a group of lines between blank lines."""
    found: list[Block] = []
    for line in text.removeprefix("%blocks\n").splitlines():
        if line.startswith("| "):
            row = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
            rows = (*found.pop().rows, row) if found and found[-1].rows else (row,)
            found.append(Block(BlockKind.TABLE, "\n".join(map(" | ".join, rows)), rows=rows))
        elif line.startswith("#"):
            marks, title = line.split(" ", 1)
            found.append(Block(BlockKind.HEADING, title, level=len(marks)))
        elif blocks and found and found[-1].kind is BlockKind.PARAGRAPH and line.strip():
            found.append(Block(BlockKind.PARAGRAPH, f"{found.pop().text}\n{line}"))
        else:
            found.append(Block(BlockKind.PARAGRAPH, line))
    return Document(Path("x.txt"), "txt", tuple(block for block in found if block.text.strip()))


def source(kind: Kind = Kind.NOTULA) -> Source:
    return Source("x", "r", "x.txt", "1", kind, "x.txt")


def read(name: str, blocks: bool | None = None):
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    return notula.read(document(text, text.startswith("%blocks") if blocks is None else blocks), source())


def faults(name: str, blocks: bool | None = None) -> list[str]:
    record, wanted = read(name, blocks), json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    found = record.source
    wrong = [
        f"{key}: {got!r} is not {wanted[key]!r}"
        for key, got in (
            ("title", found.title),
            ("number", found.number),
            ("dated", found.dated and found.dated.isoformat()),
            ("example", found.example),
            ("language", found.language),
        )
        if got != wanted[key]
    ]
    if found.classification != wanted.get("classification", Classification.BIASA):
        wrong.append(f"classification: {found.classification!r}")
    if wanted.get("warning", "") not in " ".join(record.warnings) or ("warning" in wanted) != bool(record.warnings):
        wrong.append(f"warnings: {record.warnings}")
    return wrong + _people_faults(record, wanted["people"]) + _outcome_faults(record, wanted["outcomes"])


def _people_faults(record, wanted) -> list[str]:
    got = [(p.name or p.role or p.institution or "", p.presence.value) for p in record.source.people]
    wrong = [
        f"person {who} {how} not in {got}"
        for who, how in wanted
        if not any(g[0].startswith(who) and g[1] == how for g in got)
    ]
    extra = [g for g in got if not any(g[0].startswith(who) for who, _ in wanted)]
    return wrong + ([f"people too many: {extra}"] if extra else [])


def _outcome_faults(record, wanted) -> list[str]:
    got = [p.outcome for p in record.pieces if p.outcome]
    if len(got) != len(wanted):
        return [f"{len(got)} outcomes, not {len(wanted)}: " + "; ".join(f"{o.rung}: {o.what}" for o in got)]
    wrong = []
    for outcome, (rung, who, what, due, status) in zip(got, wanted, strict=True):
        day = outcome.due and outcome.due.isoformat()
        fits = (
            outcome.rung == rung
            and outcome.who == tuple(who)
            and what in outcome.what
            and (outcome.due_text is not None if due == "*" else day == due)
            and outcome.status == status
        )
        if not fits:
            wrong.append(f"outcome {what!r}: {outcome}")
    return wrong


@pytest.mark.parametrize("name", CASES)
def test_minutes_are_read_as_written_by_hand(name):
    assert faults(name) == []


@pytest.mark.parametrize("name", CASES)
def test_every_word_is_in_a_piece(name):
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    record = read(name)
    kept = " ".join(" ".join((*p.headings, p.text)) for p in record.pieces)
    words = text.removeprefix("%blocks").replace("|", " ").replace("#", " ").split()
    assert [w for w in words if w.strip(":") not in kept] == []


@pytest.mark.parametrize("name", CASES)
def test_what_is_quoted_stands_in_its_piece(name):
    for piece in read(name).pieces:
        if piece.outcome:
            assert piece.outcome.what in " ".join(piece.text.split())


@pytest.mark.parametrize("name", CASES)
def test_minutes_are_known_by_their_content(name):
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    assert notula.looks_like(document(text)) >= 0.5
    assert read(name).source.dated != date(1, 1, 1)


ATTENDANCE = {
    "angka.txt": "Daftar Hadir\n1. IOM Indonesia\n2. UNODC\n3. BP2MI\n4. Bea Cukai Makassar\n5. SATGAS PAMTAS\n",
    "baris.txt": "Daftar Hadir:\nIOM Indonesia\nUNODC\nBP2MI\nBea Cukai Makassar\nSATGAS PAMTAS\n",
    "butir.md": "## Daftar Hadir\n- IOM Indonesia\n- UNODC\n- BP2MI\n- Bea Cukai Makassar\n- SATGAS PAMTAS\n",
    "angka.md": "## Daftar Hadir\n1. IOM Indonesia\n2. UNODC\n3. BP2MI\n4. Bea Cukai Makassar\n5. SATGAS PAMTAS\n",
}


@pytest.mark.parametrize("name", ATTENDANCE)
def test_those_who_came_are_listed_whole_though_some_are_written_in_capitals(tmp_path, name):
    head, tail = "Notula Rapat Koordinasi\n\nTanggal: 22 Oktober 2024\n\n", "\nPembahasan\n1. Pemeriksaan dibahas.\n"
    (tmp_path / name).write_text(head + ATTENDANCE[name] + tail, "utf-8")
    record = notula.read(load(tmp_path / name, Limits()), source())
    came = [person.institution for person in record.source.people]
    assert came == ["IOM Indonesia", "UNODC", "BP2MI", "Bea Cukai Makassar", "SATGAS PAMTAS"]

"""Minutes as they go round by chat and mail: the day without a label, earlier tasks behind arrows."""

from datetime import date
from pathlib import Path

from indexes.model import Kind, Progress, Source
from ingest.document import Document
from ingest.kinds import notula
from ingest.kinds.outcomes import followed_up
from ingest.loading.letters import plain
from ingest.loading.text import blocks_of

CHAT = """[14/05/25 10.02] Sekretariat Aruk: Izin lapor hasil rakor PLBN Aruk Rabu 14 Mei 2025 pkl 08.30 di aula
[14/05/25 10.05] Sekretariat Aruk: *Hasil rakor:*
1. BC Sintete siapkan jalur khusus, deadline 1 Juni 2025
[14/05/25 10.07] Kasubsi Lalintal: mulai kapan?
"""
TASKS = """DAFTAR PEKERJAAN RUMAH SATGAS MALAKA

no | hal yang dikerjakan | dinas pelaksana | jatuh tempo | perkembangan | ket
1 | Posko aduan | Polres Malaka | 30 Juni 2025 | tuntas | berita acara
2 | Data calon pekerja | Disnakertrans Malaka | - | nihil | menunggu
"""


def read(text):
    source = Source("id", "akar", "a.txt", "1", Kind.NOTULA, "")
    return notula.read(Document(Path("a.txt"), "txt", blocks_of(plain(text))), source)


def test_a_chat_tells_the_day_and_the_name_of_the_meeting():
    record = read(CHAT)
    assert (record.source.title, record.source.dated) == ("rakor PLBN Aruk", date(2025, 5, 14))
    assert [(p.outcome.who, p.outcome.due) for p in record.pieces if p.outcome] == [(("BC Sintete",), date(2025, 6, 1))]


def test_a_shortened_word_ends_no_name_of_a_meeting():
    record = read(
        "Hasil rapat koordinasi Satgas TPPO Kab. Belu. Senin, 20 Januari 2025 di Atambua\n\n1. Polres patroli\n"
    )
    assert record.source.title == "rapat koordinasi Satgas TPPO Kab. Belu"


def test_who_is_to_do_a_task_did_not_attend_for_that():
    record = read(TASKS)
    assert record.source.people == ()
    assert record.source.title == "DAFTAR PEKERJAAN RUMAH SATGAS MALAKA"
    assert [(p.outcome.who, p.outcome.due, p.outcome.status) for p in record.pieces if p.outcome] == [
        (("Polres Malaka",), date(2025, 6, 30), Progress.SELESAI),
        (("Disnakertrans Malaka",), None, Progress.BELUM),
    ]


def test_an_earlier_task_may_be_told_behind_an_arrow():
    told = followed_up("- Kanim Dumai: papan informasi pelabuhan -> masih proses", date(2025, 1, 20))
    assert told is not None
    assert (told.who, told.what, told.status) == (("Kanim Dumai",), "papan informasi pelabuhan", Progress.DALAM_PROSES)

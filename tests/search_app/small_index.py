"""A dozen documents of every kind in the embedded engine: for what the corpus does not hold."""

from dataclasses import replace
from datetime import date

from indexes.encoding import Encoder
from indexes.index import Index
from indexes.model import (
    Action,
    Classification,
    Effect,
    Kind,
    Outcome,
    Part,
    Passage,
    Person,
    Presence,
    Progress,
    Provision,
    Rung,
    Source,
)
from indexes.query import Relations, Statement

HOSTILE = '<script>alert("judul")</script> & <b>rakor</b>'
SECRET = "Rencana operasi tertutup Tapal Rahasia"
LAW = "uu/2029/7"

REPEAL = Effect(
    f"{LAW}/pasal/2/ayat/1", Action.MENCABUT, "uu/2030/1", date(2024, 1, 2), "Ayat itu dicabut.", "uu/2030/1/pasal/9"
)


def source(name: str, kind: Kind, title: str, **fields: object) -> Source:
    """Make a description; only what a test is about needs saying."""
    return replace(Source(name, "/arsip", f"{kind}/{name}.txt", "v1", kind, title), **fields)


def passages(name: str, *texts: str | Passage) -> list[Passage]:
    """Make a document's passages, from texts or from passages that lack their name and place."""
    given = [text if isinstance(text, Passage) else Passage("", 0, text) for text in texts]
    return [replace(each, source=name, ordinal=n) for n, each in enumerate(given)]


def article(number: str, text: str, part: Part = Part.BATANG_TUBUH) -> Passage:
    """Make an article of the small law."""
    end = "/penjelasan" if part is Part.PENJELASAN else ""
    headings = ("UU 7/2029", "Penjelasan" if end else "BAB I Ketentuan", f"Pasal {number}")
    return Passage("", 0, text, headings, provision=Provision(f"{LAW}/pasal/{number}{end}", part, number))


def decided(text: str, rung: Rung, *who: str, **fields: object) -> Passage:
    """Make a passage that holds an outcome."""
    return Passage("", 0, text, ("KESIMPULAN",), outcome=Outcome(rung, who, text, **fields))


PEOPLE = (
    Person("Peserta Contoh", "Kepala Seksi", "Kanim Atambua", Presence.HADIR),
    Person(None, "Camat", "Kecamatan Contoh", Presence.DIWAKILI, "Sekretaris Camat"),
)

DOCUMENTS: tuple[tuple[Source, list[Passage]], ...] = (
    (
        source(
            "rapat",
            Kind.NOTULA,
            "Rakor pos lintas batas contoh",
            dated=date(2024, 5, 7),
            places=("Belu", "Nusa Tenggara Timur"),
            institutions=("Kanim Atambua", "IOM"),
            people=PEOPLE,
            example=True,
        ),
        passages(
            "rapat",
            "Rapat membahas pelintas batas dan perdagangan orang.",
            decided(
                "Kanim Atambua memetakan jalur tikus",
                Rung.PENUGASAN,
                "Kanim Atambua",
                due=date(2024, 6, 1),
                due_text="1 Juni 2024",
            ),
            decided("Pos terpadu dibuka", Rung.KESEPAKATAN, "BNPP", due=date(2024, 6, 30), status=Progress.SELESAI),
            decided("Peta jalan diharapkan terbit", Rung.HARAPAN),
            decided(
                "Laporan dikirim",
                Rung.KOMITMEN,
                "IOM",
                due=date(2024, 5, 21),
                due_text="14 hari setelah rapat",
                computed=True,
            ),
            Passage("", 0, "Rujukan: Pasal 2 UU 7/2029.", cites=(f"{LAW}/pasal/2",)),
        ),
    ),
    (
        source(
            "undang",
            Kind.PERATURAN,
            "Undang-Undang Nomor 7 Tahun 2029 tentang Contoh",
            canonical=LAW,
            number="UU Nomor 7 Tahun 2029",
            dated=date(2023, 1, 1),
            summary=True,
            effects=(REPEAL,),
            checked=date(2024, 2, 1),
        ),
        passages(
            "undang",
            article("1", "Pelintas batas adalah orang yang melintas."),
            article(
                "2",
                "(1) Setiap orang diperiksa:\na. di pos; atau\nb. di laut.\n(2) Pemeriksaan dicatat.\na. dalam buku.",
            ),
            article("2A", "Ketentuan sisipan tentang pelintas."),
            article("2", "Pemeriksaan berarti melihat dokumen.", Part.PENJELASAN),
        ),
    ),
    (
        source(
            "warta",
            Kind.BERITA,
            "Pelintas batas bertambah di Contoh",
            dated=date(2025, 1, 3),
            publisher="Warta Contoh",
            url="https://warta.example/1",
            places=("Belu",),
        ),
        passages("warta", "Pelintas batas bertambah, kata pejabat.", '=HYPERLINK("http://jahat.example") pelintas'),
    ),
    (
        source(
            "english",
            Kind.BERITA,
            "Border crossings rise",
            dated=date(2025, 2, 3),
            language="en",
            publisher="Example Daily",
        ),
        passages("english", "More people crossed the border, officials said about pelintas."),
    ),
    (
        source("jahat", Kind.LAIN, HOSTILE, publisher="=1+1", number="@SUM(A1)"),
        passages("jahat", "<img src=x onerror=alert(1)> pelintas \x0b\x00 akhir"),
    ),
    (
        source("pindai", Kind.NOTULA, "Berita acara pindaian", dated=date(2024, 1, 9), ocr_quality=0.824),
        passages("pindai", "Pelintas dicatat dalam buku."),
    ),
    (
        source("samar", Kind.NOTULA, "Laporan korban", dated=date(2024, 3, 9), masked=2),
        passages("samar", "[korban A] melintas sebagai pelintas, [telepon]."),
    ),
    (
        source(
            "rahasia",
            Kind.NOTULA,
            SECRET,
            classification=Classification.RAHASIA,
            dated=date(2025, 5, 5),
            places=("Malaka",),
        ),
        passages("rahasia", "Pelintas gelap diintai rahasiasekali."),
    ),
    (source("kosong", Kind.LAIN, "Daftar hadir tanpa isi"), []),
    (
        source("javascript", Kind.BERITA, "Tautan palsu", url="javascript:alert(1)"),
        passages("javascript", "Pelintas dan tautan."),
    ),
)


def fill(index: Index, encoder: Encoder) -> None:
    """Put the documents into an index."""
    for each, held in DOCUMENTS:
        index.replace(each, held, encoder.passages([f"{each.title}\n{p.text}" for p in held]))
    index.put_relations(Relations((Statement(REPEAL, "undang", 0),)))
    index.commit()

import papers
import pytest

MINUTES = [
    ("heading", "NOTULA RAPAT"),
    ("paragraph", "Hari/Tanggal : Selasa, 7 Mei 2024"),
    ("paragraph", "Tempat : Aula PLBN Mota'ain"),
    ("paragraph", papers.TALK),
    ("heading", "RENCANA TINDAK LANJUT"),
    ("table", "\n".join(" | ".join(row) for row in papers.ROWS)),
    ("paragraph", "Demikian notula ini dibuat untuk dilaksanakan."),
]


@pytest.mark.parametrize("upright", ["MIDDLE", "TOP"])
@pytest.mark.parametrize("borders", ["ALL", "MINIMAL", "NONE"])
def test_minutes_with_an_action_table(read, borders, upright):
    document = read("a.pdf", papers.minutes(borders, upright))
    assert [(block.kind, block.text) for block in document.blocks] == MINUTES
    assert {block.page for block in document.blocks} == {1}


def test_running_lines_go_and_what_a_page_break_cut_is_whole(read):
    paper = papers.started("Notula Rakor Contoh")
    for number in range(1, 13):
        papers.line(paper, f"{number}. " + papers.TALK * 3, align="J")
    document = read("a.pdf", bytes(paper.output()))
    assert paper.pages_count == 2
    assert [block.text for block in document.blocks] == [
        "Notula Rakor Contoh",
        *(f"{number}. " + papers.TALK * 3 for number in range(1, 13)),
    ]
    assert document.blocks[-1].page == 2


def test_a_table_over_two_pages_is_one(read):
    paper = papers.started()
    rows = [papers.ROWS[0], *((str(at), f"Kegiatan {at}", "Kanim", "Juni", "Belum") for at in range(1, 60))]
    papers.table(paper, rows)
    [block] = read("a.pdf", bytes(paper.output())).blocks
    assert paper.pages_count == 2
    assert block.rows == tuple(rows)


def test_list_items_stay_apart_and_wrapped_references_together(read):
    paper = papers.started()
    papers.line(paper, "Pasal 5", align="C")
    papers.line(paper, "(1) " + papers.TALK)
    papers.line(paper, "(2) Ketentuan berlaku.")
    papers.line(paper, "Ketentuan sebagaimana dimaksud pada ayat\n(1) berlaku bagi setiap orang.")
    assert [(b.kind, b.text) for b in read("a.pdf", bytes(paper.output())).blocks] == [
        ("heading", "Pasal 5"),
        ("item", "(1) " + papers.TALK),
        ("item", "(2) Ketentuan berlaku."),
        ("paragraph", "Ketentuan sebagaimana dimaksud pada ayat (1) berlaku bagi setiap orang."),
    ]


def test_a_page_turned_by_its_file_reads_the_same(read):
    upright = papers.minutes()
    turned = upright.replace(b"/Type /Page\n", b"/Type /Page\n/Rotate 90\n")
    assert turned != upright
    assert "Selasa, 7 Mei 2024" in " ".join(block.text for block in read("a.pdf", upright).blocks)
    assert read("a.pdf", turned).blocks

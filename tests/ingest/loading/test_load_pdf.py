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


def two_columns(left, right):
    paper = papers.started()
    papers.line(paper, "PERATURAN CONTOH TENTANG PELAYANAN LINTAS BATAS YANG TERPADU DI SELURUH WILAYAH", align="C")
    top = paper.get_y()
    for x, texts in ((10, left), (110, right)):
        paper.set_y(top)
        for text in texts:
            paper.set_x(x)
            paper.multi_cell(85, 6, text, align="C" if text.startswith("Pasal") else "L", new_x="LEFT", new_y="NEXT")
    return bytes(paper.output())


def test_two_columns_of_prose_are_read_one_after_the_other(read):
    document = read(
        "a.pdf", two_columns(["Pasal 1", papers.TALK * 2, "Pasal 2"], [papers.TALK, "Pasal 3", papers.TALK * 2])
    )
    assert [block.text for block in document.blocks][1:] == [
        "Pasal 1", papers.TALK * 2, "Pasal 2", papers.TALK, "Pasal 3", papers.TALK * 2,
    ]  # fmt: skip


def test_labels_and_their_values_are_no_two_columns(read):
    labels = [f"Kolom {at}" for at in range(12)]
    document = read("a.pdf", two_columns(labels, [f"Nilai {at}" for at in range(12)]))
    text = "\n".join(block.text for block in document.blocks)
    assert text.index("Nilai 0") < text.index("Kolom 5")


def test_a_page_turned_by_its_file_reads_the_same(read):
    upright = papers.minutes()
    turned = upright.replace(b"/Type /Page\n", b"/Type /Page\n/Rotate 90\n")
    assert turned != upright
    assert "Selasa, 7 Mei 2024" in " ".join(block.text for block in read("a.pdf", upright).blocks)
    assert read("a.pdf", turned).blocks

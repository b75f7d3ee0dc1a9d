import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.loading import load

W = nsdecls("w")


@pytest.fixture
def read_docx(tmp_path, limits):
    def read_made(make):
        made = docx.Document()
        make(made)
        made.save(tmp_path / "a.docx")
        return load(tmp_path / "a.docx", limits).blocks

    return read_made


def numbered(made, levels):
    """Add a list definition; return its number."""
    part = made.part.numbering_part.element
    xml = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text, start) in enumerate(levels)
    )
    part.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{xml}</w:abstractNum>'))
    part.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return 77


def item(made, text, number, depth=0):
    paragraph = made.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def test_headings_by_style_and_by_outline_level(read_docx):
    def make(made):
        made.add_heading("Pembahasan", 2)
        own = made.styles.add_style("Bab Kantor", WD_STYLE_TYPE.PARAGRAPH)
        own.base_style = made.styles["Heading 1"]
        made.add_paragraph("Kesimpulan", "Bab Kantor")
        outlined = made.add_paragraph("Penutup")
        outlined._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="2"/>'))
        made.add_paragraph("Rapat ditutup.")

    assert [(b.kind, b.text, b.level) for b in read_docx(make)] == [
        ("heading", "Pembahasan", 2),
        ("heading", "Kesimpulan", 1),
        ("heading", "Penutup", 3),
        ("paragraph", "Rapat ditutup.", 0),
    ]


def test_automatic_numbers_appear_as_printed(read_docx):
    def make(made):
        number = numbered(made, [("decimal", "%1.", 3), ("lowerLetter", "%2)", 1), ("upperRoman", "%1.%2.%3", 4)])
        for text, depth in (
            ("Tiga", 0),
            ("anak a", 1),
            ("anak b", 1),
            ("cucu", 2),
            ("Empat", 0),
            ("lagi a", 1),
        ):
            item(made, text, number, depth)
        made.add_paragraph("butir", "List Bullet")

    assert [(b.text, b.level, b.marker) for b in read_docx(make)] == [
        ("Tiga", 1, "3."),
        ("anak a", 2, "a)"),
        ("anak b", 2, "b)"),
        ("cucu", 3, "3.b.IV"),
        ("Empat", 1, "4."),
        ("lagi a", 2, "a)"),
        ("butir", 1, None),
    ]


def test_merged_cells_and_an_automatic_number_column(read_docx):
    def make(made):
        number = numbered(made, [("decimal", "%1.", 1)])
        table = made.add_table(3, 3)
        for at, text in enumerate(("No", "Kegiatan", "PIC")):
            table.cell(0, at).text = text
        for at in (1, 2):
            table.cell(at, 0).paragraphs[0]._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
            )
            table.cell(at, 1).text = f"Kegiatan {at}"
        table.cell(1, 2).merge(table.cell(2, 2)).text = "Kanim Atambua"
        wide = table.add_row().cells
        wide[0].merge(wide[2]).text = "Catatan"

    [block] = read_docx(make)
    assert block.rows == (
        ("No", "Kegiatan", "PIC"),
        ("1.", "Kegiatan 1", "Kanim Atambua"),
        ("2.", "Kegiatan 2", "Kanim Atambua"),
        ("Catatan", "", ""),
    )


def test_deletions_and_page_furniture_stay_out_insertions_and_boxes_come_in(read_docx):
    def make(made):
        made.sections[0].header.paragraphs[0].text = "KOP SURAT"
        paragraph = made.add_paragraph("Rapat ")._p
        paragraph.append(parse_xml(f"<w:del {W}><w:r><w:delText>batal</w:delText></w:r></w:del>"))
        paragraph.append(parse_xml(f"<w:ins {W}><w:r><w:t>jadi</w:t></w:r></w:ins>"))
        paragraph.append(parse_xml(f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t>tersembunyi</w:t></w:r>"))
        box = "<w:txbxContent><w:p><w:r><w:t>Isi kotak</w:t></w:r></w:p></w:txbxContent>"
        paragraph.append(
            parse_xml(
                f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
                f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
                "</mc:AlternateContent></w:r>"
            )
        )

    assert [b.text for b in read_docx(make)] == ["Rapat jadi", "Isi kotak"]


def test_label_and_value_by_tab_and_lines_within_a_paragraph(read_docx):
    def make(made):
        made.add_paragraph("Hari/Tanggal\t: Selasa, 7 Mei 2024\nTempat\t: Aula")

    assert [b.text for b in read_docx(make)] == ["Hari/Tanggal : Selasa, 7 Mei 2024", "Tempat : Aula"]

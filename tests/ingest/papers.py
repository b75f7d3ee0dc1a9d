"""Real PDF files for the tests: minutes with a table, many pages with running lines, scans of them."""

from io import BytesIO

from fpdf import FPDF

ROWS = (
    ("No", "Kegiatan", "Penanggung Jawab", "Tenggat", "Status"),
    (
        "1",
        "Penyusunan draf road map pengelolaan perbatasan bersama mitra",
        "Direktorat Kerja Sama",
        "30 Juni 2024",
        "Proses",
    ),
    (
        "2",
        "Pemetaan jalur tidak resmi di Desa Silawan dan sekitarnya",
        "Kanim Atambua",
        "TW III 2024",
        "Belum",
    ),
    ("3", "Sosialisasi", "Camat Tasifeto Timur", "setiap bulan", "Selesai"),
)
TALK = (
    "Rapat membahas pengelolaan pos lintas batas dalam penanggulangan tindak pidana perdagangan orang dan dihadiri "
    "oleh unsur bea cukai, imigrasi, karantina, dan pemerintah daerah setempat."
)


class Paper(FPDF):
    """A4 pages with an optional running header and page numbers."""

    running = ""

    def header(self):
        if self.running:
            self.set_font("Helvetica", size=8)
            self.cell(0, 8, self.running, align="R", new_x="LMARGIN", new_y="NEXT")
            self.set_font("Helvetica", size=11)

    def footer(self):
        if self.running:
            self.set_y(-15)
            self.cell(0, 8, f"- {self.page_no()} -", align="C")


def started(running=""):
    paper = Paper()
    paper.running = running
    paper.set_font("Helvetica", size=11)
    paper.add_page()
    return paper


def line(paper, text, **options):
    paper.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT", **options)


def table(paper, rows=ROWS, borders="ALL", upright="MIDDLE"):
    widths = (10, 60, 50, 30, 20)
    with paper.table(col_widths=widths, borders_layout=borders, text_align="LEFT", v_align=upright) as drawn:
        for row in rows:
            drawn.row(row)


def minutes(borders="ALL", upright="MIDDLE"):
    """Minutes of one page: header fields, a justified paragraph, an action table, a closing line."""
    paper = started()
    line(paper, "NOTULA RAPAT", align="C")
    for label, value in (("Hari/Tanggal", "Selasa, 7 Mei 2024"), ("Tempat", "Aula PLBN Mota'ain")):
        paper.cell(40, 7, label)
        paper.cell(0, 7, f": {value}", new_x="LMARGIN", new_y="NEXT")
    line(paper, TALK, align="J")
    line(paper, "RENCANA TINDAK LANJUT")
    table(paper, borders=borders, upright=upright)
    paper.ln(4)
    line(paper, "Demikian notula ini dibuat untuk dilaksanakan.")
    return bytes(paper.output())


def scanned(picture, pages=1):
    """A PDF that is nothing but pictures."""
    paper = FPDF()
    stream = BytesIO()
    picture.save(stream, "PNG")
    for _ in range(pages):
        paper.add_page()
        paper.image(stream, 0, 0, 210, 297)
    return bytes(paper.output())

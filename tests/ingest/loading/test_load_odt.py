import zipfile

import pytest

from ingest.loading import load

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "style", "text", "table")
)
STYLES = """<style:style style:name="Judul" style:family="paragraph" style:default-outline-level="1"/>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>"""


@pytest.fixture
def read_odt(tmp_path, limits):
    def read_body(body):
        path = tmp_path / "a.odt"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            archive.writestr(
                "content.xml",
                f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
            )
        return load(path, limits).blocks

    return read_body


def test_headings_lists_and_paragraphs(read_odt):
    blocks = read_odt("""
    <text:tracked-changes><text:p>dihapus</text:p></text:tracked-changes>
    <text:p text:style-name="Judul">NOTULA</text:p><text:h text:outline-level="2">Hasil</text:h>
    <text:p>Waktu<text:tab/>:<text:s text:c="2"/>09.00
    <office:annotation><text:p>catatan</text:p></office:annotation></text:p>
    <text:list text:style-name="L1">
    <text:list-item><text:p>Satu</text:p><text:list><text:list-item><text:p>anak</text:p>
    </text:list-item></text:list></text:list-item><text:list-item><text:p>Dua</text:p></text:list-item></text:list>
    <text:list text:style-name="L1" text:continue-numbering="true">
    <text:list-item><text:p>Tiga</text:p></text:list-item>
    </text:list>""")
    assert [(b.kind, b.text, b.level, b.marker) for b in blocks] == [
        ("heading", "NOTULA", 1, None),
        ("heading", "Hasil", 2, None),
        ("paragraph", "Waktu : 09.00", 0, None),
        ("item", "Satu", 1, "1."),
        ("item", "anak", 2, "a)"),
        ("item", "Dua", 1, "2."),
        ("item", "Tiga", 1, "3."),
    ]


def test_a_table_with_spans_and_repeated_cells(read_odt):
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>".format
    blocks = read_odt(f"""<table:table><table:table-header-rows><table:table-row>{cell("", "PIC")}{cell("", "Tenggat")}
    <table:table-cell table:number-columns-repeated="900"/></table:table-row></table:table-header-rows>
    <table:table-row>{cell(' table:number-rows-spanned="2"', "Kanim")}{cell("", "Juni")}</table:table-row>
    <table:table-row><table:covered-table-cell/>{cell("", "Juli")}</table:table-row></table:table>""")
    assert [b.rows for b in blocks] == [(("PIC", "Tenggat"), ("Kanim", "Juni"), ("Kanim", "Juli"))]

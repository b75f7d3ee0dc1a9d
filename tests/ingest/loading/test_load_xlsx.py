from datetime import date, datetime

import openpyxl

from ingest.loading import load


def test_sheets_dates_numbers_and_title_lines(tmp_path, limits):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "RTL"
    for row in (
        ["MATRIKS TINDAK LANJUT"],
        [],
        ["No", "Kegiatan", "Tenggat"],
        [1.0, "Peta jalur", date(2024, 6, 30)],
        [2, "SOP", datetime(2024, 7, 1, 9, 30)],
        [],
        ["Mengetahui"],
    ):
        sheet.append(row)
    hidden = book.create_sheet("Rahasia")
    hidden.sheet_state = "hidden"
    hidden.append(["jangan", "dibaca"])
    book.save(tmp_path / "a.xlsx")
    document = load(tmp_path / "a.xlsx", limits)
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("heading", "RTL"),
        ("paragraph", "MATRIKS TINDAK LANJUT"),
        ("table", "No | Kegiatan | Tenggat\n1 | Peta jalur | 2024-06-30\n2 | SOP | 2024-07-01 09:30"),
        ("paragraph", "Mengetahui"),
    ]
    assert document.warnings == ("lembar tersembunyi tidak dibaca: Rahasia",)

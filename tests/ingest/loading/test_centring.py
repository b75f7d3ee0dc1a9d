import pytest

from ingest.loading.centring import centred_starts


def lines(*rows):
    """Lines as (height, cells): a word for each column, "-" for an empty cell."""
    return [(float(top), tuple("" if cell == "-" else cell for cell in cells.split())) for top, cells in rows]


HEADER = (0, "No Kegiatan PIC")


@pytest.mark.parametrize(
    ("table", "starts"),
    [
        # three lines around the number, then two with the number half-way between them
        (
            lines(HEADER, (20, "- a -"), (32, "1 b x"), (44, "- c -"), (60, "- d -"), (66, "2 - y"), (72, "- e -")),
            {0, 1, 4},
        ),
        # a header of two lines keeps them
        (lines(HEADER, (10, "- - Jawab"), (20, "- a -"), (32, "1 b x"), (44, "- c -")), {0, 2}),
        # cells that begin at one height
        (lines(HEADER, (20, "1 a x"), (32, "- b -"), (48, "2 c y"), (60, "- d -")), set()),
        (lines((0, "No Kegiatan PIC"), (12, "- - Jawab"), (24, "1 a x"), (36, "- b -")), set()),
        (lines(HEADER, (20, "1 a x"), (32, "2 b y")), set()),
    ],
)
def test_rows_are_centred_where_lines_mirror_around_the_number(table, starts):
    assert centred_starts(table, [cells[0].isdigit() for _, cells in table]) == starts

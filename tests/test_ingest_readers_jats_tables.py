"""Tables: spans, headings, groups, names of rows and columns, notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ingest.canonical import TextWriter
from ingest.readers.jats_grid import read_grid
from ingest.readers.jats_headings import is_value
from ingest.readers.jats_tables import TableContent, read_table, write_table


def wrap(*rows: str, head: int = 0, caption: str = "") -> TableContent:
    """Read a table of rows whose cells are separated by ``|``; ``2:x`` spans two columns."""
    made = [f"<tr>{''.join(map(cell, row.split('|')))}</tr>" for row in rows]
    thead = f"<thead>{''.join(made[:head])}</thead>" if head else ""
    return read(f"{caption}<table>{thead}<tbody>{''.join(made[head:])}</tbody></table>")


def cell(text: str) -> str:
    span, _, rest = text.rpartition(":") if text[:1].isdigit() and ":" in text else ("1", "", text)
    return f'<td colspan="{span}">{rest}</td>'


def read(inner: str) -> TableContent:
    return read_table(etree.fromstring(f"<table-wrap>{inner}</table-wrap>"))


def test_column_and_row_spans_are_expanded():
    content = wrap(
        "<!-- -->|2:Drug|2:Placebo",
        "|N|%|N|%",
        "Women|3|30|4|40",
        "Men|2:all|5|50",
        head=2,
    )
    assert content.rows == (
        (
            "Women",
            [
                ("Drug > N", "3"),
                ("Drug > %", "30"),
                ("Placebo > N", "4"),
                ("Placebo > %", "40"),
            ],
        ),
        ("Men", [("Drug", "all"), ("Placebo > N", "5"), ("Placebo > %", "50")]),
    )


def test_a_value_that_spans_rows_stands_in_each():
    content = read(
        "<table><thead><tr><th/><th>Mean</th><th>P</th></tr></thead><tbody>"
        '<tr><td>Drug</td><td>1.2</td><td rowspan="2">0.04</td></tr>'
        "<tr><td>Placebo</td><td>1.9</td></tr></tbody></table>"
    )
    assert content.rows == (
        ("Drug", [("Mean", "1.2"), ("P", "0.04")]),
        ("Placebo", [("Mean", "1.9"), ("P", "0.04")]),
    )


def test_sub_headings_under_the_head_continue_it_and_empty_names_are_carried_down():
    content = wrap(
        "Trait||2:Cautery|2:Ligation",
        "||N|%|N|%",
        "6:<hr/>",
        "Total||40|100|50|100",
        "Age|&lt;30|10|25|20|40",
        "|30–34|30|75|30|60",
        head=1,
    )
    names = [label for label, _ in content.rows]
    assert names == ["Total", "Age > <30", "Age > 30–34"]
    assert content.rows[2][1][3] == ("Ligation > %", "60")


@pytest.mark.parametrize("rule", ["", "3:<hr/>"])
def test_first_row_without_numbers_is_the_head_of_a_table_that_marks_none(rule: str):
    rows = ["Item|Drug|Placebo", *filter(None, [rule]), "Died|1|2", "Left|3|4"]
    assert wrap(*rows).rows[1] == ("Left", [("Drug", "3"), ("Placebo", "4")])


def test_a_table_without_headings_keeps_its_cells():
    assert wrap("Died|1|2", "Left|3|4").rows == (
        ("Died", [("", "1"), ("", "2")]),
        ("Left", [("", "3"), ("", "4")]),
    )


def test_group_rows_name_the_rows_below_and_notes_in_the_last_row_are_kept():
    content = wrap(
        "Item|Drug|Placebo",
        "Sex:||",
        "Male|1|2",
        "3:Toxicity",
        "3:<italic>Grade 3</italic>",
        "Rash|3|4",
        "3:Given as number of patients.",
        head=1,
    )
    assert [label for label, _ in content.rows] == ["Sex > Male", "Toxicity > Grade 3 > Rash"]
    assert content.notes == ("Given as number of patients.",)


def test_indentation_ends_a_group():
    content = wrap(
        "Item|Drug",
        "Sex|",
        "&#160;&#160;Male|1",
        "&#160;&#160;Female|2",
        "Weight|70",
        "Any event|9",
        "&#8195;Rash|4",
        "Deaths|0",
        head=1,
    )
    assert [label for label, _ in content.rows] == [
        "Sex > Male",
        "Sex > Female",
        "Weight",
        "Any event",
        "Any event > Rash",
        "Deaths",
    ]


def test_a_row_with_only_its_p_value_names_its_categories():
    content = wrap(
        "Item|Drug|Placebo|P",
        "Stage|||0.3",
        "I|1|2|",
        "II|3|4|",
        "Age|50|51|0.9",
        head=1,
    )
    assert [label for label, _ in content.rows] == ["Stage", "Stage > I", "Stage > II", "Age"]


def test_heading_rows_inside_the_body_become_the_headings():
    content = read(
        "<table><thead><tr><th/><th>Week 1</th><th>Week 2</th></tr></thead><tbody>"
        "<tr><td>Pain</td><td>1.5</td><td>2.5</td></tr>"
        "<tr><th/><th>Month 1</th><th>Month 2</th></tr>"
        "<tr><td>Pain</td><td>3.5</td><td>4.5</td></tr></tbody></table>"
    )
    assert content.rows[0][1] == [("Week 1", "1.5"), ("Week 2", "2.5")]
    assert content.rows[1][1] == [("Month 1", "3.5"), ("Month 2", "4.5")]


def test_a_heading_centred_without_its_span_covers_its_block():
    content = wrap("||Drug|||Placebo|", "|0 h|1 h|P|0 h|1 h|P", "Pain|5|4|.1|5|3|.2", head=2)
    assert [column for column, _ in content.rows[0][1]] == [
        "Drug > 0 h",
        "Drug > 1 h",
        "Drug > P",
        "Placebo > 0 h",
        "Placebo > 1 h",
        "Placebo > P",
    ]


def test_a_table_set_from_right_to_left_is_named_by_its_last_column():
    content = wrap("P|Drug|", "0.1|5.5|Pain", "0.2|6.5|Sleep", head=1)
    assert content.rows[0] == ("Pain", [("Drug", "5.5"), ("P", "0.1")])


def test_a_numeric_first_column_with_a_heading_is_a_cell():
    content = wrap("Dose (mg)|Effect", "10|0.5", "20|0.7", head=1)
    assert content.rows[1] == ("", [("Dose (mg)", "20"), ("Effect", "0.7")])


def test_several_tables_share_the_caption_and_the_head():
    content = read(
        "<label>Table 3</label><caption><title>Both parts</title></caption>"
        "<table><thead><tr><th/><th>Drug</th></tr></thead>"
        "<tbody><tr><td>A</td><td>1</td></tr></tbody></table>"
        "<table><tbody><tr><td>B</td><td>2</td></tr></tbody></table>"
    )
    assert (content.label, content.caption) == ("Table 3", "Both parts")
    assert content.rows == (("A", [("Drug", "1")]), ("B", [("Drug", "2")]))


def test_a_long_caption_is_repeated_by_its_first_sentence_and_kept_whole_once():
    first, rest = "Outcomes at one year.", "Given are means. " * 20
    content = wrap("Item|Drug", "A|1", head=1, caption=f"<caption><p>{first} {rest}</p></caption>")
    assert content.caption == first
    assert content.notes == (f"{first} {rest}".strip(),)


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "999999999"])
def test_absurd_spans_are_harmless(span: str):
    content = read(
        f'<table><tr><td>Died</td><td colspan="{span}" rowspan="{span}">5</td></tr>'
        "<tr><td>Left</td></tr></table>"
    )
    assert content.rows[0][0] == "Died"
    assert content.rows[0][1][0][1] == "5"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 (3.4)", True),
        ("−0.5 to 1.2", True),
        ("P < 0.001", True),
        ("NS", True),
        ("–", True),
        ("Week 12", False),
        ("95% CI", False),
        ("(n = 31)", False),
        ("%", False),
        ("Drug", False),
    ],
)
def test_is_value(text: str, expected: bool):
    assert is_value(text) is expected


CELL = st.tuples(
    st.sampled_from(
        ["", "Age", "1.5", "n = 3", "10<sup>-5</sup>", "<bold>P</bold>", "; = >", " a  b "]
    ),
    st.integers(1, 3),
    st.integers(1, 3),
    st.sampled_from(["td", "th"]),
)
ROWS = st.lists(st.lists(CELL, max_size=5), min_size=1, max_size=7)


def markup(rows: list[list[tuple[str, int, int, str]]], head: int) -> str:
    made = [
        "".join(f'<{t} colspan="{c}" rowspan="{r}">{x}</{t}>' for x, c, r, t in row) for row in rows
    ]
    lines = [f"<tr>{row}</tr>" for row in made]
    above, below = "".join(lines[:head]), "".join(lines[head:])
    return f"<table><thead>{above}</thead><tbody>{below}</tbody></table>"


@given(ROWS, st.integers(0, 2))
def test_grids_are_rectangular_and_hold_every_cell(rows, head: int):
    table = etree.fromstring(markup(rows, head))
    grid = read_grid(table)
    assert len({len(row) for row in [*grid.head, *grid.body]}) <= 1
    placed = {id(cell): cell.text for row in [*grid.head, *grid.body] for cell in row if cell.text}
    printed = [x for row in rows for x, *_ in row if x.strip()]
    assert len(placed) == len(printed)


@given(ROWS, st.integers(0, 2))
def test_written_cells_are_the_cells_read(rows, head: int):
    content = read(f"<label>Table 1</label>{markup(rows, head)}")
    writer = TextWriter()
    write_table(writer, content, "Results")
    written = [
        [(cell.column, writer.text[cell.start : cell.end]) for cell in row.cells]
        for table in writer.tables
        for row in table.rows
    ]
    assert written == [list(cells) for _, cells in content.rows]


def test_numbers_under_a_group_heading_name_their_rows():
    content = wrap("Variables|Drug", "Income|", "&lt; 2|1 (3)", "2 to 4|5 (6)", head=1)
    assert [label for label, _ in content.rows] == ["Income > < 2", "Income > 2 to 4"]

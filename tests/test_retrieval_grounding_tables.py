"""Tables in Markdown: every row is checked, and shown, as a sentence of its own."""

from retrieval.grounding.gate import ground
from retrieval.grounding.quotes import Quote
from retrieval.grounding.tables import cells_of, is_row, row_in_words
from tests.tiny_evidence import sentence

QUOTES = [Quote(1, sentence("Nausea occurred in 12% with zamolide and 4% with placebo."))]
HEAD = "| Event | Zamolide | Placebo |\n|---|---|---|\n"


def test_a_row_is_said_with_the_headings_of_its_columns():
    columns = cells_of("| Outcome | Zamolide | HR (95% CI) |")
    assert row_in_words(columns, cells_of("| Death | 3% | 0.81 (0.72–0.91) [1] |")) == (
        "Death: Zamolide 3%; HR 0.81 (95% CI 0.72–0.91) [1]"
    )
    assert row_in_words(columns, cells_of("| Death |  | n/a |")) == "Death: HR (95% CI) n/a"


def test_only_what_begins_with_a_bar_is_a_row():
    assert is_row("  | a")
    assert not is_row("a | b")


def test_a_row_passes_with_its_headings_alone():
    found = ground(f"{HEAD}| Nausea | 12% | 4% [1] |", QUOTES)
    assert found is not None
    assert found.text == "- Nausea: Zamolide 12%; Placebo 4% [1]"
    assert ground(f"{HEAD}| Nausea | 4% | 12% [1] |", QUOTES) is None
    assert ground(f"{HEAD}| Vomiting | 12% | 4% [1] |", QUOTES) is None
    swapped = HEAD.replace("Zamolide", "x").replace("Placebo", "Zamolide").replace("x", "Placebo")
    assert ground(f"{swapped}| Nausea | 12% | 4% [1] |", QUOTES) is None

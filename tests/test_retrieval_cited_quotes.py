"""What stands in for a reply of which nothing passed: the quotes it cites, verbatim."""

from dataclasses import replace

import pytest

from ingest.settings import Settings
from retrieval.consideration import Consideration
from retrieval.offered import Offered, offer
from retrieval.quoting import Draft, quote_answer
from retrieval.selection import Chosen, Selection
from retrieval.stages import Said, Step
from retrieval.writers import Writer
from retrieval.writing import Written, write_answer
from tests.test_retrieval_writing import Scripted, count
from tests.tiny_evidence import consideration, evidence, match, table_row

QUESTION = "What was the rate of nausea?"
SENTENCES = (
    "Nausea of grade 3 occurred in 7% of patients given lumitide.",
    "Nausea of any grade occurred in 41% of patients given lumitide and 38% given octrelin.",
    "Among those given lumitide, nausea of grade 3 was seen in 7% of all patients.",
    "Tolerability with respect to nausea was good.",
    "Median overall survival was 44.1 months with lumitide.",
)
UNSURE = "Lumitide made some 41% of those who took it queasy, against 38% [{}]."


def considered(*given: str, place: int | None = None, question: str = QUESTION) -> Consideration:
    found = evidence(question, *(given or SENTENCES))
    chosen = () if place is None else (Chosen("", match(found[0], place)),)
    return consideration(question, found, Selection(chosen, (), 0.5, 0.5))


def answered(reply: str, found: Consideration, quoted: Draft | None = None) -> Written:
    """Answer with a reply, in which each sentence offered is named by its place in the evidence."""
    offered = offer(found, count)
    offers = enumerate(offered.evidence, start=1)
    at = {id(each.candidate): number for number, each in offers}
    named = [at[id(each.candidate)] for each in found.ranked]
    writer = Writer(Scripted(reply.format(*named)), Settings(model="ollama:tiny"), count)
    steps: list[Step] = []
    quoted = quoted or quote_answer(found, 8)
    written = write_answer(found, offered, writer, quoted, steps.append)
    assert not any(step.text for step in steps if isinstance(step, Said))
    assert written.model == "quote"
    return written


def shown(written: Written) -> list[str]:
    return [each.quote for each in written.draft.citations[: written.draft.shown]]


def test_the_quote_that_a_reply_cites_comes_first_in_its_own_words():
    found = considered()
    before = quote_answer(found, 8)
    written = answered(UNSURE.replace("{}", "{1}"), found)
    assert shown(written) == [SENTENCES[1], SENTENCES[0]]
    assert written.draft.answer == f"“{SENTENCES[1]}” [1]. “{SENTENCES[0]}” [2]."
    assert "queasy" not in written.draft.answer
    assert [each.number for each in written.draft.citations] == [1, 2, 3, 4, 5]
    assert {e.quote for e in written.draft.citations} == {e.quote for e in before.citations}
    assert written.degraded
    first, removed = written.draft.warnings
    assert first.endswith("What it cites is quoted instead.")
    assert "queasy" in removed


def test_no_more_is_quoted_than_without_a_model():
    found = considered()
    before = quote_answer(found, 8)
    reply = "Queasiness befell 41% [{1}]. Queasiness of note befell 7% [{2}]. All was well [{3}]."
    written = answered(reply, found)
    assert len(shown(written)) == before.shown == 2
    assert shown(written) == [SENTENCES[1], SENTENCES[2]]


def test_what_says_the_same_is_quoted_once_and_what_holds_no_number_last():
    found = considered()
    written = answered("All was splendid [{3}]. Queasiness befell 7% [{0}][{2}].", found)
    assert shown(written) == [SENTENCES[0], SENTENCES[3]]


@pytest.mark.parametrize(
    "reply",
    [
        UNSURE.replace("{}", "99"),
        "Lumitide made 43% of those who took it queasy [{1}].",
        "I'm sorry, but I can't help with that.",
        "",
    ],
)
def test_the_quoted_answer_stays_where_nothing_is_cited_for_what_it_holds(reply):
    found = considered()
    quoted = quote_answer(found, 8)
    written = answered(reply, found, quoted)
    assert written.draft == replace(quoted, warnings=written.draft.warnings)
    assert written.draft.warnings[0].endswith("The answer is quoted instead.")


def test_a_near_miss_is_not_shown():
    found = considered()
    found = replace(found, fitting=(found.ranked[0], *found.ranked[2:]))
    quoted = quote_answer(found, 8)
    written = answered(UNSURE.replace("{}", "{1}"), found, quoted)
    assert written.draft.answer == quoted.answer
    assert SENTENCES[1] not in shown(written)


@pytest.mark.parametrize("status", ["not_reported", "no_evidence", "conflicting"])
def test_what_answers_nothing_or_contradicts_itself_stays(status):
    quoted = Draft(status, "Not reported: nothing clearly gives it.", (), (), ())
    found = considered()
    offered = Offered((), ()) if status == "no_evidence" else offer(found, count)
    writer = Writer(Scripted(UNSURE.format(2)), Settings(model="ollama:tiny"), count)
    written = write_answer(found, offered, writer, quoted)
    assert (written.draft.status, written.draft.answer) == (status, quoted.answer)


def test_the_quotes_of_two_studies_compared_stay():
    found = replace(considered(), sides=2)
    quoted = quote_answer(found, 8)
    assert answered(UNSURE.replace("{}", "{1}"), found, quoted).draft.answer == quoted.answer


def test_only_figures_chosen_that_stand_in_the_quotes_are_listed():
    found = considered(place=0)
    written = answered(UNSURE.replace("{}", "{1}"), found)
    [figure] = written.draft.figures
    assert (figure.text, figure.citation) == ("7%", 2)
    cited = written.draft.citations[1]
    assert cited.quote[figure.start - cited.start : figure.end - cited.start] == "7%"
    alone = considered(*SENTENCES[:2], SENTENCES[4], place=0)
    both = "Queasiness befell 41% [{1}]. Lumitide let them live 44.1 months [{2}]."
    assert answered(both, alone).draft.figures == ()


def test_a_statement_stays_where_the_evidence_of_its_figures_is_cited():
    found = considered(place=0)
    stated = replace(quote_answer(found, 8), answer="Nausea of grade 3, lumitide: 7% [1].", shown=1)
    assert stated.is_statement
    kept = answered("Queasiness befell 7% [{0}].", found, stated)
    assert kept.draft.answer == stated.answer
    other = answered(UNSURE.replace("{}", "{1}"), found, stated)
    assert other.draft.answer == f"“{SENTENCES[1]}” [1]."


def test_a_part_that_is_asked_for_and_missing_is_told():
    question = "What was the hazard ratio for survival with its confidence interval?"
    found = considered(
        "The hazard ratio for survival was 0.71.",
        "The hazard ratio for survival in women was 0.62.",
        question=question,
    )
    written = answered("Women fared at 0.62 times the peril [{1}].", found)
    assert written.draft.status == "partial"
    assert "is reported there." in written.draft.answer


def test_a_long_row_is_quoted_in_part():
    cells = tuple((f"Group {place} of those treated", f"{place}.5") for place in range(1, 40))
    row = table_row("Table 2. Nausea by group of treatment", "Nausea, %", *cells)
    found = consideration(QUESTION, evidence(QUESTION, SENTENCES[0], row))
    written = answered("Queasiness befell 7.5 of a hundred [{1}].", found)
    assert written.draft.citations[0].quote == row.text
    assert len(written.draft.answer.split()) < len(row.text.split())

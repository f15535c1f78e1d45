"""Answers that a model writes over HTTP: checked, streamed, and quoted where the model fails."""

from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, nullcontext
from time import monotonic
from typing import Any

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from ingest.settings import Settings
from retrieval.answers import Usage
from retrieval.consideration import Consideration
from retrieval.models import Piece, open_model
from retrieval.offered import Offered, offer
from retrieval.prompts import Prompt
from retrieval.quoting import Draft
from retrieval.stages import AbandonedError, Said, Step, Watch, unwatched
from retrieval.writers import Writer
from retrieval.writing import Written, write_answer
from tests.scripted_model_server import ModelServer, Says, model_server
from tests.tiny_evidence import consideration, evidence

QUESTION = "What was the hazard ratio for progression-free survival?"
SENTENCES = (
    "The hazard ratio for progression-free survival was 0.31 (95% CI 0.19–0.48; P<0.001).",
    "Median overall survival was 44.1 months with lumitide and 38.2 months with octrelin.",
    "Grade 3 nausea occurred in 7% of patients given lumitide.",
)
RIGHT = "The hazard ratio for PFS was 0.31 (95% CI 0.19–0.48; P<0.001) [1]."
WRONG = "The hazard ratio for PFS was 0.41 [1]."
QUOTED = Draft("answered", "Hazard ratio for PFS: 0.31 [1].", (), (), ("A note.",))
ABSTAINED = Draft("not_reported", "Not reported: nothing clearly gives it.", (), (), ())
PROVIDERS = ("openai-like", "ollama")


def count(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def considered() -> Consideration:
    return consideration(QUESTION, evidence(QUESTION, *SENTENCES))


class Scripted:
    """A model in this process, for what is tried many times."""

    name = "tiny"

    def __init__(self, text: str) -> None:
        self._text = text

    def pieces(self, prompt: Prompt) -> Generator[Piece, None, None]:
        yield from (Piece(letter) for letter in self._text)

    def close(self) -> None:
        """Close nothing."""


def written(
    says: Any,
    provider: str = "ollama",
    quoted: Draft = QUOTED,
    watch: Watch = unwatched,
    **settings: Any,
) -> Written:
    with serving(says) as server:
        path = "/v1" if provider == "openai-like" else ""
        given = Settings(
            model=f"{provider}:tiny", model_url=server.url + path, model_retries=0, **settings
        )
        writer = Writer(open_model(given), given, count)
        found = considered()
        try:
            return write_answer(found, offer(found, count), writer, quoted, watch)
        finally:
            writer.close()


def serving(says: Any) -> AbstractContextManager[ModelServer]:
    """Serve replies, or what serves already."""
    if isinstance(says, ModelServer):
        return nullcontext(says)
    return model_server(says if isinstance(says, list) else [says])


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_right_reply_is_the_answer_with_its_citations_and_figures(provider):
    answer = written(Says(RIGHT), provider)
    assert answer.model == f"{provider}:tiny"
    assert answer.draft.answer == RIGHT
    assert answer.draft.status == "answered"
    assert [each.quote for each in answer.draft.citations] == [SENTENCES[0]]
    [figure] = answer.draft.figures
    assert (figure.text, figure.citation) == ("0.31 (95% CI 0.19–0.48; P<0.001)", 1)
    citation = answer.draft.citations[0]
    assert (
        citation.quote[figure.start - citation.start : figure.end - citation.start] == figure.text
    )
    assert answer.usage == Usage(1000, 50, counted=True, cost=0)
    assert not answer.degraded


def test_markers_count_from_1_in_the_order_of_the_answer():
    reply = (
        "Grade 3 nausea occurred in 7% with lumitide [3]. The hazard ratio for PFS was 0.31 [1]."
    )
    answer = written(Says(reply)).draft
    assert answer.answer == reply.replace("[1]", "[2]").replace("[3]", "[1]")
    assert [each.quote for each in answer.citations] == [SENTENCES[2], SENTENCES[0]]
    assert (answer.figures[0].text, answer.figures[0].citation) == ("7%", 1)


def test_a_wrong_sentence_goes_and_the_rest_stays():
    answer = written(Says(f"{WRONG} {RIGHT}")).draft
    assert answer.answer == RIGHT
    [warning] = answer.warnings
    assert WRONG in warning
    assert "0.41 does not stand in [1]" in warning or "stands in none" in warning


@pytest.mark.parametrize(
    ("says", "reason"),
    [
        (Says(WRONG), "Nothing the model wrote is supported"),
        (Says(""), "The model wrote nothing"),
        (Says("   \n\n "), "The model wrote nothing"),
        (Says("I'm sorry, but I can't help with that."), "Nothing the model wrote is supported"),
        (Says("asdf 123 ### {}{}{} \x00 \ufffd"), "Nothing the model wrote is supported"),
        (Says("", tool=True), "asked for a tool"),
        (Says(status=500), "failed with status 500"),
        (Says(status=429), "too many requests"),
        (Says(status=401), "refuses the key"),
        (Says(RIGHT, after=5), "took too long"),
        (Says(RIGHT, cut=1), "broke off"),
        (Says(raw=b"<html>"), ""),
    ],
)
@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_model_that_fails_gives_the_quoted_answer_degraded(provider, says, reason):
    begun = monotonic()
    answer = written(says, provider, model_seconds=2)
    assert monotonic() - begun < 5
    assert answer.degraded
    assert answer.model == "quote"
    assert answer.draft.answer == QUOTED.answer
    first, *others = answer.draft.warnings
    assert first.startswith("Degraded: ")
    assert reason in first
    assert "A note." in others


def test_a_reply_that_breaks_off_keeps_what_passed():
    answer = written(Says(f"{RIGHT} And median overall survival was 44.1 mon", cut=13, pieces=8))
    assert answer.draft.answer == RIGHT
    assert answer.draft.status == "partial"
    assert any("broke off" in each for each in answer.draft.warnings)
    assert answer.model == "ollama:tiny"


def told(says: Says, **how: Any) -> tuple[list[str], Written]:
    """Return what a watch was told while a reply came, and the answer."""
    steps: list[Step] = []
    answer = written(says, watch=steps.append, **how)
    assert all(isinstance(step, Said) for step in steps)
    return [step.text for step in steps if isinstance(step, Said) and step.text], answer


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_sentence_is_told_once_it_passed_and_never_before(provider):
    reply = f"{WRONG} {RIGHT} Grade 3 nausea occurred in 9% with lumitide [3]."
    pieces, answer = told(Says(reply, pieces=1), provider=provider)
    assert pieces == [RIGHT]
    assert answer.draft.answer == RIGHT


def test_what_is_told_is_what_is_answered():
    reply = f"{RIGHT}\n- Grade 3 nausea: lumitide 7% [3]\n- Nausea: 8% [3]\nIt was safe."
    pieces, answer = told(Says(reply, pieces=3))
    assert len(pieces) == 2
    assert "".join(pieces) == answer.draft.answer == f"{RIGHT}\n- Grade 3 nausea: lumitide 7% [2]"


@pytest.mark.parametrize("end", ["", f" {WRONG}"])
def test_a_remark_is_told_only_once_something_stated_stays(end):
    remark = "The quotes do not report the hazard ratio for overall survival."
    pieces, answer = told(Says(f"{remark}{end}", pieces=4))
    assert (pieces, answer.draft.answer) == ([], QUOTED.answer)
    pieces, answer = told(Says(f"{remark} {RIGHT}{end}", pieces=4))
    assert pieces == [f"{remark} {RIGHT}"]
    assert answer.draft.answer == f"{remark} {RIGHT}"


@given_any(st.lists(st.sampled_from([RIGHT, WRONG, "NOT REPORTED.", "", "Nausea: 7% [3]", "So."])))
def test_what_is_told_is_always_the_beginning_of_the_answer(replies):
    model = Scripted(" ".join(replies))
    given = Settings(model="ollama:tiny")
    found, steps = considered(), list[Any]()
    answer = write_answer(
        found, offer(found, count), Writer(model, given, count), QUOTED, steps.append
    )
    said = "".join(step.text for step in steps)
    assert answer.draft.answer.startswith(said)
    assert said == ("" if answer.model == "quote" else answer.draft.answer)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_watch_that_raises_breaks_the_reply_off(provider):
    def leave(step: Step) -> None:
        if step != Said(""):
            raise AbandonedError("Nobody waits.", "Ask again.")

    def asked(server: ModelServer) -> None:
        with pytest.raises(AbandonedError):
            written(server, provider, watch=leave)

    with model_server([Says(f"{RIGHT} {RIGHT} {RIGHT * 500}", drip=0.001)]) as server:
        asked(server)
        assert server.left.wait(3)


def test_not_reported_against_good_evidence_shows_both():
    answer = written(Says("NOT REPORTED"))
    assert answer.draft.answer == QUOTED.answer
    assert answer.model == "quote"
    assert not answer.degraded
    assert "ollama:tiny says that this is not reported" in answer.draft.warnings[0]


def test_not_reported_by_both_is_not_reported():
    answer = written(Says("NOT REPORTED."), quoted=ABSTAINED)
    assert answer.draft.status == "not_reported"
    assert answer.draft.answer == ABSTAINED.answer
    assert answer.model == "ollama:tiny"


def test_an_answer_against_poor_evidence_shows_both():
    answer = written(Says(RIGHT), quoted=ABSTAINED)
    assert answer.draft.answer == RIGHT
    assert any(ABSTAINED.answer in each for each in answer.draft.warnings)


def test_an_answer_in_part_is_partial():
    answer = written(Says(f"{RIGHT} NOT REPORTED: the time of follow-up."))
    assert answer.draft.status == "partial"
    assert answer.draft.answer == RIGHT


def test_no_model_is_asked_where_there_is_no_evidence():
    nothing = Draft("no_evidence", "No evidence.", (), (), ())
    with model_server([Says(RIGHT)]) as server:
        given = Settings(model="ollama:tiny", model_url=server.url)
        writer = Writer(open_model(given), given, count)
        found = considered()
        assert write_answer(found, offer(found, count), writer, nothing).draft == nothing
        assert write_answer(found, Offered((), ()), writer, QUOTED).draft == QUOTED
        assert server.requests == []
        writer.close()


def test_the_quotes_are_sent_fenced_and_numbered():
    seen = []

    def script(request):
        seen.append(request["messages"][1]["content"])
        return Says(RIGHT)

    with model_server(script) as server:
        given = Settings(model="ollama:tiny", model_url=server.url)
        writer = Writer(open_model(given), given, count)
        found = considered()
        write_answer(found, offer(found, count), writer, QUOTED)
        writer.close()
    lines = seen[0].splitlines()
    assert lines[0].endswith("quotes begin")
    assert f"[1] {SENTENCES[0]}" in lines
    assert f"Question: {QUESTION}" in lines

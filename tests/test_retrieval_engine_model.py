"""Asking with a language model over HTTP: what passes, what it costs, what happens without."""

import re
from typing import Any

import pytest

from ingest.settings import Settings
from retrieval.answer_reading import answer_from_json
from retrieval.answers import Answer, to_json
from retrieval.conversation import Turn
from retrieval.engine import Engine
from retrieval.errors import QuestionError
from retrieval.wanted import Mode, Wanted
from retrieval.writers import open_writer
from tests.scripted_model_server import Says, model_server
from tests.tiny_library import ENCODER, TinyLibrary, lumitide, marisol

QUESTION = "Lumitide in midgut tumours: hazard ratio for progression-free survival?"
FOLLOW_UP = "And the median overall survival?"
INVENTED = "The hazard ratio for progression-free survival was 0.13 [1]."


def ask(
    url: str,
    question: str = QUESTION,
    mode: Mode | None = None,
    *history: Turn,
    model: str = "ollama:tiny",
) -> Answer:
    """Ask a small library through the model at a URL."""
    library = TinyLibrary(lumitide(), marisol())
    settings = Settings(
        confidence="eager",
        model=model,
        model_url=url,
        model_retries=0,
        model_price_read=2.0,
    )
    writer = open_writer(settings, ENCODER.count_tokens)
    assert writer is not None
    try:
        engine = Engine(library, ENCODER, settings, writer=writer)
        return engine.ask(question, history, Wanted(mode=mode))
    finally:
        writer.close()


def right(request: dict[str, Any]) -> Says:
    """State the hazard ratio with the marker of the quote that holds it."""
    prompt = request["messages"][-1]["content"]
    number = re.findall(r"\[(\d+)\]", prompt[: prompt.index("0.31")])[-1]
    return Says(f"The hazard ratio for PFS was 0.31 (95% CI 0.19–0.48) [{number}].")


@pytest.mark.parametrize("model", ["ollama:tiny", "anthropic:tiny"])
def test_the_answer_is_the_models_once_it_has_passed(model: str) -> None:
    with model_server(right) as server:
        quoted, answer = ask(server.url, mode="quote"), ask(server.url, model=model)
    assert (quoted.model, quoted.usage) == ("quote:features", None)
    assert "usage" not in to_json(quoted)
    assert answer.model == model
    assert answer.answer == "The hazard ratio for PFS was 0.31 (95% CI 0.19–0.48) [1]."
    assert answer.figures[0].text.startswith("0.31")
    assert "0.31 (95% CI 0.19–0.48" in answer.citations[0].quote
    assert answer.usage is not None
    assert answer.usage.read == 1000
    assert answer.usage.cost == pytest.approx(0.002)
    assert "writing" in answer.timings_ms


def test_what_it_took_is_part_of_the_contract() -> None:
    with model_server([Says(INVENTED)]) as server:
        answer = ask(server.url)
    assert answer_from_json(to_json(answer)) == answer


def test_an_invented_figure_gives_the_quoted_answer() -> None:
    with model_server([Says(INVENTED)]) as server:
        quoted, answer = ask(server.url, mode="quote"), ask(server.url)
    assert answer.answer == quoted.answer
    assert answer.model == "quote:features"
    assert answer.warnings[0].startswith("Degraded: ")
    assert "0.13" not in answer.answer


def test_a_refusal_gives_the_quoted_answer() -> None:
    with model_server([Says("I would rather", stop="refusal")]) as server:
        answer = ask(server.url, model="anthropic:tiny")
    assert answer.answer.startswith("Hazard ratio for progression-free survival: 0.31")
    told = "Degraded: anthropic:tiny declined to answer. The answer is quoted instead."
    assert answer.warnings[0] == told


def test_what_passed_before_a_refusal_stays() -> None:
    def half(request: dict[str, Any]) -> Says:
        return Says(f"{right(request).text} I would rather", stop="refusal")

    with model_server(half) as server:
        answer = ask(server.url, model="anthropic:tiny")
    assert answer.answer == "The hazard ratio for PFS was 0.31 (95% CI 0.19–0.48) [1]."
    assert answer.status == "partial"
    assert any("declined to answer. What is shown passed" in each for each in answer.warnings)


def test_every_turn_is_answered_while_the_model_is_down() -> None:
    with model_server([]) as server:
        url = server.url
    first = ask(url)
    then = ask(url, FOLLOW_UP, None, Turn("user", QUESTION), Turn("assistant", first.answer))
    assert first.answer.startswith("Hazard ratio for progression-free survival: 0.31")
    assert then.answer.startswith("Median overall survival, lumitide: not reached")
    assert all(each.warnings[0].startswith("Degraded: ") for each in (first, then))


def test_a_model_that_is_not_set_cannot_be_asked_for() -> None:
    engine = Engine(TinyLibrary(lumitide()), ENCODER, Settings(confidence="eager"))
    with pytest.raises(QuestionError, match="No language model is set"):
        engine.ask(QUESTION, wanted=Wanted(mode="model"))

"""What chat clients send, and what is made of it."""

from typing import Any

import pytest
from pydantic import ValidationError

from api.server.openai.request import ChatRequest
from api.server.questions import LONGEST_TURN, MOST_TURNS
from retrieval.conversation import Turn

ASKED = {"role": "user", "content": "Median overall survival?"}


def _chat(*messages: dict[str, Any], **more: object) -> ChatRequest:
    return ChatRequest.model_validate({"model": "citewell", "messages": list(messages), **more})


def test_the_last_message_of_the_user_is_the_question_and_what_is_before_it_the_history() -> None:
    chat = _chat(
        {"role": "system", "content": "Be brief."},
        {"role": "developer", "content": [{"type": "text", "text": "Be kind."}]},
        {"role": "user", "content": "LANTERN trial: hazard ratio?"},
        {"role": "assistant", "content": "0.44 [1].\n\nReferences:\n\n- [1] Ada Quill. LANTERN."},
        {"role": "user", "content": "And its nausea?"},
        {"role": "assistant", "content": None, "tool_calls": [{"id": "call_1"}]},
        {"role": "tool", "tool_call_id": "call_1", "content": "What is the weather?"},
    )
    assert chat.question == "And its nausea?"
    assert chat.history == [
        Turn("user", "LANTERN trial: hazard ratio?"),
        Turn("assistant", "0.44 [1]."),
    ]


CONTENTS = {
    "text": ("Nausea?", "Nausea?"),
    "parts": (
        [{"type": "text", "text": "Nausea"}, {"type": "input_text", "text": "in LANTERN?"}],
        "Nausea\nin LANTERN?",
    ),
    "nothing": (None, ""),
    "no parts": ([], ""),
}


@pytest.mark.parametrize(("content", "expected"), CONTENTS.values(), ids=CONTENTS.keys())
def test_content_is_a_text_or_parts(content: object, expected: str) -> None:
    assert _chat({"role": "user", "content": content}).question == expected


def test_whatever_else_a_client_sends_has_no_effect() -> None:
    plain = _chat(ASKED)
    rich = _chat(
        ASKED | {"name": "ana"},
        temperature=0.2,
        top_p=float("nan"),
        max_tokens=5,
        seed=7,
        stop=["\n"],
        user="ana",
        n=1,
        tools=[{"type": "function", "function": {"name": "weather"}}],
        tool_choice="auto",
        function_call="none",
        response_format={"type": "text"},
        modalities=["text"],
        logprobs=True,
        frequency_penalty="much",
        stream=None,
        stream_options=None,
    )
    assert (rich.question, rich.history, rich.stream) == (plain.question, plain.history, None)
    assert not rich.wants_usage
    assert _chat(ASKED, stream_options={"include_usage": True}).wants_usage


IMAGE = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}

REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "no message": ({"messages": []}, "messages", "role user is needed"),
    "no question": (
        {"messages": [{"role": "system", "content": "Hello"}]},
        "messages",
        "role user is needed",
    ),
    "an image": (
        {"messages": [{"role": "user", "content": [IMAGE]}]},
        "messages",
        "type image_url cannot be read",
    ),
    "an unknown role": ({"messages": [{"role": "pope"}]}, "messages.0.role", "should be"),
    "a number": (
        {"messages": [{"role": "user", "content": 7}]},
        "messages.0.content",
        "a text or a list",
    ),
    "a text of a number": (
        {"messages": [{"role": "user", "content": [{"type": "text", "text": 7}]}]},
        "messages.0.content",
        "has a text",
    ),
    "a lone surrogate": (
        {"messages": [ASKED, {"role": "assistant", "content": "\ud800"}]},
        "messages.1.content",
        "half of a two-part character",
    ),
    "two choices": ({"n": 2}, "n", "should be 1"),
    "a tool that must be called": ({"tool_choice": "required"}, "tool_choice", "No tool"),
    "one certain tool": (
        {"tool_choice": {"type": "function", "function": {"name": "weather"}}},
        "tool_choice",
        "No tool",
    ),
    "an old function": ({"function_call": {"name": "weather"}}, "function_call", "No tool"),
    "JSON": ({"response_format": {"type": "json_object"}}, "response_format", "is text"),
    "sound": ({"modalities": ["text", "audio"]}, "modalities", "is text"),
    "no model": ({"model": None}, "model", "valid string"),
}


@pytest.mark.parametrize(("changed", "at", "problem"), REFUSED.values(), ids=REFUSED.keys())
def test_what_would_change_the_reply_is_refused_by_name(
    changed: dict[str, Any], at: str, problem: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        ChatRequest.model_validate({"model": "citewell", "messages": [ASKED], **changed})
    (error,) = refused.value.errors()
    assert ".".join(map(str, error["loc"])) == at
    assert problem in error["msg"]


def test_an_image_of_an_earlier_message_does_not_end_the_chat() -> None:
    earlier = {"role": "user", "content": [IMAGE, {"type": "text", "text": "What is this?"}]}
    assert _chat(earlier, ASKED).history == [Turn("user", "What is this?")]


def test_a_long_chat_keeps_its_last_turns_each_cut_to_size() -> None:
    long = [{"role": "user", "content": f"{number} {'x' * LONGEST_TURN}"} for number in range(50)]
    history = _chat(*long, ASKED).history
    assert len(history) == MOST_TURNS
    assert history[0].content.startswith("30 ")
    assert {len(turn.content) for turn in history} == {LONGEST_TURN}

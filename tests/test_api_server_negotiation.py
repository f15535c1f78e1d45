"""What a client would rather have."""

import pytest

from api.server.negotiation import preferred

OFFERED = ("application/json", "text/event-stream")


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/html", "application/json"),
        ("text/event-stream", "text/event-stream"),
        ("TEXT/Event-Stream ; q=1.0", "text/event-stream"),
        ("text/*", "text/event-stream"),
        ("text/event-stream, */*", "text/event-stream"),
        ("application/json, text/event-stream", "application/json"),
        ("application/json;q=0.5, text/event-stream", "text/event-stream"),
        ("text/event-stream;q=0, */*", "application/json"),
        ("*/*;q=0.8, application/json;q=0.1", "text/event-stream"),
        ("text/event-stream;q=2", "text/event-stream"),
        (";;,,q=1,/", "application/json"),
    ],
)
def test_the_type_liked_best_is_given(accept: str, expected: str) -> None:
    assert preferred(accept, OFFERED) == expected

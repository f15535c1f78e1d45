"""Log lines, as text and as JSON."""

import json
import logging

import pytest
import structlog

from api.logs import configure_logs
from tests.restored_logs import restored_logs


def test_json_lines_are_objects_whoever_writes_them(capsys: pytest.CaptureFixture[str]) -> None:
    with restored_logs():
        configure_logs("info", "json")
        structlog.get_logger("x").info("request", status=200, path="/é\x1b[2J\n")
        logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
        structlog.get_logger("x").debug("unseen")
    first, second = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (first["event"], first["status"], first["level"]) == ("request", 200, "info")
    assert first["path"] == "/é\x1b[2J\n"
    assert (second["event"], second["logger"]) == (
        "Invalid HTTP request received.",
        "uvicorn.error",
    )
    assert first["timestamp"].endswith("Z")


def test_text_lines_hold_nothing_that_a_terminal_would_obey(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with restored_logs():
        configure_logs("info")
        structlog.get_logger("x").info("request", path="/\x1b[2Jx")
    assert "path=/x" in capsys.readouterr().err

"""Log lines: structlog, to standard error, from the level of the settings up."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from api.terminal import visible


def configure_logs(level: str) -> None:
    """Send log lines of Citewell and of the libraries it uses to standard error.

    Args:
        level: debug, info, warning or error; the least that is written.
    """
    number = logging.getLevelNamesMapping()[level.upper()]
    logging.basicConfig(
        stream=sys.stderr, level=number, format="%(levelname)s %(name)s: %(message)s", force=True
    )
    # Told at info level: every file that is opened, every request that is not made.
    if number == logging.INFO:
        for noisy in ("sentence_transformers", "chromadb", "alembic", "httpx"):
            logging.getLogger(noisy).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="%H:%M:%S", utc=False),
            _without_controls,
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), pad_event_to=0),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        # Looked up at every line: a progress bar puts its own stream there while it is shown.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def _without_controls(
    _logger: Any,  # noqa: ANN401  (structlog's own signature)
    _method: str,
    event: MutableMapping[str, Any],
) -> MutableMapping[str, Any]:
    return {
        key: visible(value) if isinstance(value, str) else value for key, value in event.items()
    }

"""Log lines: structlog, to standard error, from the level of the settings up."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog
from structlog.typing import Processor

from api.terminal import visible


def configure_logs(level: str, form: str = "text") -> None:
    """Send log lines of Citewell and of the libraries it uses to standard error.

    Args:
        level: debug, info, warning or error; the least that is written.
        form: text, or json for an object a line.
    """
    number = logging.getLevelNamesMapping()[level.upper()]
    logging.basicConfig(
        stream=sys.stderr, level=number, format="%(levelname)s %(name)s: %(message)s", force=True
    )
    if form == "json":
        _use_json_for_libraries()
    # Told at info level: every file that is opened, every request that is not made.
    if number == logging.INFO:
        for noisy in ("sentence_transformers", "chromadb", "alembic", "httpx", "mcp"):
            logging.getLogger(noisy).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            *(_JSON if form == "json" else _text()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        # Looked up at every line: a progress bar puts its own stream there while it is shown.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def _text() -> list[Processor]:
    return [
        structlog.processors.TimeStamper(fmt="%H:%M:%S", utc=False),
        _without_controls,
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), pad_event_to=0),
    ]


_JSON: tuple[Processor, ...] = (
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
    structlog.processors.JSONRenderer(),
)


def _use_json_for_libraries() -> None:
    added = (structlog.processors.add_log_level, structlog.stdlib.add_logger_name)
    formatter = structlog.stdlib.ProcessorFormatter(
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_JSON],
        foreign_pre_chain=added,
    )
    for handler in logging.getLogger().handlers:
        handler.setFormatter(formatter)


def _without_controls(
    _logger: Any,  # noqa: ANN401  (structlog's own signature)
    _method: str,
    event: MutableMapping[str, Any],
) -> MutableMapping[str, Any]:
    return {
        key: visible(value) if isinstance(value, str) else value for key, value in event.items()
    }

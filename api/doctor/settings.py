"""The settings: where they come from, and whether they go together."""

import os
from collections.abc import Iterator
from pathlib import Path

from api.doctor.check import Check
from ingest.settings import PREFIX, SETTINGS_FILE, Settings

_NAME = "settings"


def settings_check(settings: Settings) -> Check:
    """Tell where the settings come from; names only, for a value may be a secret.

    Args:
        settings: As read, so every value is usable.
    """
    sources = _sources()
    found = f"Usable; from {' and '.join(sources)}." if sources else "None is set; the usual ones."
    conflicts = list(_conflicts(settings)) if settings.model else []
    if not conflicts:
        return Check(_NAME, "ok", found)
    problems, remedies = (" ".join(each) for each in zip(*conflicts, strict=True))
    return Check(_NAME, "warning", f"{found} {problems}", remedies)


def _sources() -> list[str]:
    file = Path(SETTINGS_FILE).absolute()
    named = sorted(name for name in os.environ if name.upper().startswith(PREFIX))
    return [*([str(file)] if file.is_file() else []), *([", ".join(named)] if named else [])]


def _conflicts(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield what does not go together where a model answers, and what to do."""
    if settings.model_evidence + settings.model_tokens > settings.model_context:
        problem = (
            f"A model's quotes (model_evidence {settings.model_evidence:,}) and its reply "
            f"(model_tokens {settings.model_tokens:,}) are more than it reads and writes "
            f"(model_context {settings.model_context:,})."
        )
        yield problem, "Lower model_evidence, or raise model_context to what the model takes."
    if settings.model_seconds >= settings.deadline_seconds:
        problem = (
            f"A server gives an answer up (deadline_seconds {settings.deadline_seconds:g}) before "
            f"it gives a slow model up (model_seconds {settings.model_seconds:g})."
        )
        yield problem, "Lower model_seconds, or raise deadline_seconds."

"""The errors of asking."""

from ingest.errors import CitewellError


class QuestionError(CitewellError):
    """A question is empty, is not text, or is too long."""

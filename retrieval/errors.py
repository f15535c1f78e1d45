"""The errors of asking."""

from ingest.errors import CitewellError


class QuestionError(CitewellError):
    """A question is empty, is not text, or is too long."""


class ModelError(CitewellError):
    """A language model cannot be used, or gave no usable reply.

    Args:
        problem: One sentence that names the model.
        remedy: What to do next.
        retry_after: Seconds after which its server says it can be asked again; None where it does
            not say.
        passing: Whether asking again may help.
    """

    def __init__(
        self, problem: str, remedy: str, *, retry_after: float | None = None, passing: bool = False
    ) -> None:
        self.retry_after = retry_after
        self.passing = passing
        super().__init__(problem, remedy)

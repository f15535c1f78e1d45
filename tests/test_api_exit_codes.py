import pytest

from api.exit_codes import MEANING, ExitCode, exit_code
from ingest.errors import (
    CitewellError,
    DocumentUnknownError,
    EncoderMismatchError,
    LibraryBusyError,
    SettingsError,
    StorageError,
)
from retrieval.errors import QuestionError


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (SettingsError, 2),
        (QuestionError, 2),
        (LibraryBusyError, 3),
        (EncoderMismatchError, 3),
        (StorageError, 3),
        (DocumentUnknownError, 1),
        (CitewellError, 2),
    ],
)
def test_an_error_gives_its_exit_code(kind: type[CitewellError], code: int) -> None:
    assert exit_code(kind("What is wrong.", "What to do.")) == code


def test_every_exit_code_is_explained() -> None:
    assert set(MEANING) == set(ExitCode)

"""The main path of `citewell doctor`: settings, encoder, ranker, library, disk, keys, model."""

from collections.abc import Callable, Iterator

from api.doctor.check import Check, failed, looked
from api.doctor.disk import disk_check
from api.doctor.encoders import encoder_check, ranker_check
from api.doctor.keys import keys_check
from api.doctor.library import library_checks
from api.doctor.model import model_checks
from api.doctor.settings import settings_check
from ingest.errors import SettingsError
from ingest.settings import Settings


def diagnosis(read: Callable[[], Settings]) -> Iterator[Check]:
    """Look at everything that an answer needs, each check yielded as soon as it is done.

    Args:
        read: Reads the settings; where they cannot be read, nothing else is looked at.
    """
    try:
        settings = read()
    except SettingsError as error:
        yield failed("settings", error)
        return
    yield looked("settings", lambda: settings_check(settings))
    yield looked("encoder", lambda: encoder_check(settings))
    yield looked("evidence ranker", lambda: ranker_check(settings))
    yield from library_checks(settings)
    yield looked("disk", lambda: disk_check(settings.library))
    yield looked("keys", lambda: keys_check(settings.library))
    yield from model_checks(settings)

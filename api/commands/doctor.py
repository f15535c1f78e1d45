"""citewell doctor."""

from collections.abc import Callable
from dataclasses import asdict

from api.doctor.check import Check
from api.doctor.diagnosis import diagnosis
from api.exit_codes import ExitCode
from api.rendering.doctor import check_line, check_view, doctor_summary
from api.terminal import results, write_json, write_line
from ingest.settings import Settings


def doctor(read: Callable[[], Settings], *, as_json: bool) -> ExitCode:
    """Look at all that an answer needs, and tell what to do where something is amiss.

    Args:
        read: Reads the settings; that they cannot be read is told as the rest is.
        as_json: Write one JSON object in the end, in place of a line a check.

    Returns:
        OK where nothing failed, warnings or not; else PARTIAL.
    """
    checks: list[Check] = []
    for check in diagnosis(read):
        checks.append(check)
        if not as_json:
            _show(check)
    well = all(check.state != "failed" for check in checks)
    if as_json:
        write_json({"ok": well, "checks": [asdict(check) for check in checks]})
    else:
        write_line(doctor_summary(checks))
    return ExitCode.OK if well else ExitCode.PARTIAL


def _show(check: Check) -> None:
    console = results()
    if console.is_terminal:
        console.print(check_view(check))
    else:
        write_line(check_line(check))

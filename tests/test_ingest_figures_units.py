"""Units behind numbers, in one spelling."""

import pytest

from ingest.figures.units import unit_at


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 mL/min/1.73 m2", "mL/min/1.73 m²"),
        ("5 mL/min per 1.73 m²", "mL/min/1.73 m²"),
        ("5 per 100 person-years", "/100 person-years"),
        ("5 events per 1,000 patient-years", "events/1,000 person-years"),
        ("5 kg/m^2", "kg/m²"),
        ("5 mths", "months"),
        ("5 per cent", "%"),
        ("5 deaths", "deaths"),
        ("5-fold", "times"),
        ("5/80 mmHg", None),
        ("5 metres of rope", "m"),
        ("5 mesh", None),
        ("5 μIU/ml", "µIU/mL"),
        ("5 Watt", "W"),
    ],
)
def test_units(text: str, unit: str | None) -> None:
    found = unit_at(text, 1)
    assert (found.unit if found else None) == unit

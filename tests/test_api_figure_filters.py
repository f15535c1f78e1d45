"""What a person asks for by name, in any spelling."""

import pytest

from api.figure_filters import FigureFilterError, WantedFigures, canonical, figure_filter, years
from ingest.errors import DocumentUnknownError
from ingest.figure_records import FigureFilter
from ingest.library import open_library
from tests.made_up_figures import FULL, write
from tests.made_up_studies import study

TABLE = {"hazard ratio": ("HR", "hazards ratio"), "odds ratio": ("OR",), "metre": ("m", "mM"),
         "millimolar": ("mm",)}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("hazard ratio", "hazard ratio"),
        ("HR", "hazard ratio"),
        ("hr", "hazard ratio"),
        ("Hazard-Ratios", "hazard ratio"),
        (" odds  ratio ", "odds ratio"),
        ("mM", "metre"),
        ("mm", "millimolar"),
        ("itch score", "Itch score"),
    ],
)
def test_any_spelling_names_one_thing(given, expected):
    assert canonical("measure", given, TABLE, ["Itch score"]) == expected


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("hazrd", "There is no measure called 'hazrd'. Perhaps you mean hazard ratio."),
        ("MM", "more than one measure called 'MM'. Perhaps you mean metre or millimolar."),
        ("zzz", "See those there are with: citewell figures --json."),
        ("", "There is no measure called ''."),
    ],
)
def test_an_unknown_name_is_refused_naming_those_near(given, message):
    with pytest.raises(FigureFilterError) as refused:
        canonical("measure", given, TABLE)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, (None, None)),
        ("2017", (2017, 2017)),
        ("2015-2020", (2015, 2020)),
        ("2015 – 2020", (2015, 2020)),
        ("2015-", (2015, None)),
        ("-2020", (None, 2020)),
    ],
)
def test_years(given, expected):
    assert years(given) == expected


@pytest.mark.parametrize("given", ["", "-", "17", "20155", "2020-2015", "2015 2016", "soon"])
def test_what_is_no_year_is_refused(given):
    with pytest.raises(FigureFilterError, match="is no year"):
        years(given)


def test_all_that_was_asked_for_is_in_the_filter(tmp_path):
    with open_library(tmp_path, create=True) as library:
        id_ = write(library, study("a", ["One."]), FULL)
        wanted = WantedFigures("HR", "os", "mo", "a.xml", "2019-2021", doubtful=True)
        assert figure_filter(library, wanted) == FigureFilter(
            "hazard ratio", "overall survival", "months", id_, 2019, 2021, doubtful=True
        )
        assert figure_filter(library, WantedFigures()) == FigureFilter()
        assert figure_filter(library, WantedFigures(unit="mg per dL")).unit == "mg/dL"
        with pytest.raises(DocumentUnknownError):
            figure_filter(library, WantedFigures(document="nobody"))

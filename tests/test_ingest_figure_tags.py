"""Tags: what kinds of figures a passage holds."""

from ingest.catalogue_figures import passage_tags
from ingest.figure_tags import TaggedParts, tag, tags_of
from ingest.library import open_library
from tests.made_up_figures import BARE, FULL, write
from tests.made_up_studies import study


def test_a_tag_is_in_small_letters_but_for_units():
    assert tag("endpoint", "HbA1c") == "endpoint:hba1c"
    assert tag("unit", "mM") != tag("unit", "mm")


def test_tags_name_what_is_there_each_once_in_order():
    hazard = TaggedParts("hazard ratio", "overall survival", interval=True, p=True)
    median = TaggedParts("median", "overall survival", "months", special="not reached")
    assert tags_of([median, hazard, hazard]) == (
        "endpoint:overall survival",
        "has:interval",
        "has:p",
        "measure:hazard ratio",
        "measure:median",
        "special:not reached",
        "unit:months",
    )
    assert tags_of([TaggedParts()]) == tags_of([]) == ()


def test_the_catalogue_gives_the_tags_of_each_passage(tmp_path):
    with open_library(tmp_path, create=True) as library:
        write(library, study("a", ["Nineteen to see.", "No figure.", "Two."]), FULL, BARE)
        with library._catalogue.engine.connect() as connection:
            assert passage_tags(connection, [1, 2, 3, 99]) == {
                1: (
                    "endpoint:overall survival",
                    "has:interval",
                    "has:n",
                    "has:p",
                    "has:range",
                    "has:spread",
                    "measure:hazard ratio",
                    "special:not reached",
                    "unit:months",
                )
            }

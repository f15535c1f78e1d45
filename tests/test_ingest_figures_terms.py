"""The words of a table are found in a text, longest first."""

from ingest.figures.endpoints import endpoint_names
from ingest.figures.terms import Mention, TermTable

TABLE = TermTable({"overall survival": ("OS",), "survival": (), "rash": ()})


def test_mentions_stand_left_to_right_the_longest_first() -> None:
    text = "Rash, overall survival and OS; overall, rash."
    assert TABLE.find(text) == [
        Mention(0, 4, "rash"),
        Mention(6, 22, "overall survival"),
        Mention(27, 29, "overall survival"),
        Mention(40, 44, "rash"),
    ]


def test_a_part_of_a_word_is_no_mention() -> None:
    assert TABLE.find("non-OS, macOS, OSx and rash-free") == [Mention(23, 27, "rash")]


def test_what_follows_an_apostrophe_is_no_word_of_its_own() -> None:
    assert TABLE.find("L'OS fell; OS' end, the patient's rash") == [
        Mention(34, 38, "rash"),
    ]


def test_standard_deviations_are_no_stable_disease() -> None:
    assert endpoint_names("metres walked, with SDs") == ()
    assert endpoint_names("4 PRs and 2 SDs") == ("partial response", "stable disease")


def test_a_subscript_is_spelt_in_the_line() -> None:
    table = TermTable({"forced expiratory volume": ("FEV1",), "oxygen saturation": ("SpO2",)})
    assert table.find("FEV₁ and SpO₂ rose, FEV₂ fell") == [
        Mention(0, 4, "forced expiratory volume"),
        Mention(9, 13, "oxygen saturation"),
    ]

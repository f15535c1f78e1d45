"""The abbreviations a document defines."""

import pytest

from retrieval.abbreviations import definitions_in


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        ("Lumitide bead therapy (LBT) helped.", {"LBT": "Lumitide bead therapy"}),
        ("They scored quality of life (QoL; five items).", {"QoL": "quality of life"}),
        ("All had midgut endocrine tumours (METs).", {"METs": "midgut endocrine tumours"}),
        ("PFS (progression-free survival) was long.", {"PFS": "progression-free survival"}),
        ("The HR (hazard ratio, adjusted) fell.", {"HR": "hazard ratio"}),
        ("First LBT (lumitide bead therapy), later LBT (long blue tubes).",
         {"LBT": "lumitide bead therapy"}),
        # no definitions
        ("It fell (n = 5) and rose (P = 0.02).", {}),
        ("Seen in patients with insulin (II).", {}),
        ("Seen in the LBT group (LBT).", {}),
        ("MDS (one patient in the first year) arose.", {}),
        ("See the results (Table 2).", {}),
    ],
)  # fmt: skip
def test_definitions(text: str, defined: dict[str, str]) -> None:
    assert definitions_in(text) == defined

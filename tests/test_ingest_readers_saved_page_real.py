import re
from pathlib import Path
from typing import NamedTuple

import pytest

from ingest.canonical import clean_line
from ingest.documents import SectionKind
from ingest.readers.saved_page import read_saved_page
from tests.test_ingest_readers_saved_page import assert_consistent, content


class Seed(NamedTuple):
    title: str
    year: int
    journal: str
    volume: str
    doi: str | None
    paragraphs: int


SEEDS = {
    "000": Seed(
        title="Endocrine Abstracts (2017) 52 NETS15",
        year=2017,
        journal="Endocrine Abstracts",
        volume="52",
        doi="10.1530/endoabs.52.nets15",
        paragraphs=1,
    ),
    "001": Seed(
        title="Salvage PRRT with 177 Lu-DOTA-octreotate in extensively pretreated patients with "
        "metastatic neuroendocrine tumor (NET): dosimetry, toxicity, efficacy, and survival",
        year=2019,
        journal="BMC Cancer",
        volume="19",
        doi="10.1186/s12885-019-6000-y",
        paragraphs=4,
    ),
    "002": Seed(
        title="Mid-Treatment Response to 177-Lutetium Dotatate Predicts Overall Outcome in "
        "Patients With Advanced Neuroendocrine Tumors",
        year=2024,
        journal="JCO Oncol Pract",
        volume="20",
        doi="10.1200/op.23.00789",
        paragraphs=4,
    ),
    "003": Seed(
        title="Salvage therapy with (177)Lu-octreotate in patients with bronchial and "
        "gastroenteropancreatic neuroendocrine tumors",
        year=2010,
        journal="J Nucl Med",
        volume="51",
        doi="10.2967/jnumed.109.068957",
        paragraphs=4,
    ),
    "004": Seed(
        title="Long-Term Efficacy and Safety of Peptide Receptor Radionuclide Therapy (PRRT) in "
        "Metastatic Neuroendocrine Tumors of Unknown Primary (CUP-NETs)",
        year=2022,
        journal="Journal of Nuclear Medicine",
        volume="63",
        doi=None,
        paragraphs=4,
    ),
}
SHORTEST_PARAGRAPH = 205  # characters; longer than every notice of these pages
LABEL = re.compile(r"^[A-Z][a-z ]+: ")


def seed(shared_data: Path, prefix: str) -> Path:
    (path,) = (shared_data / "seeds").glob(f"{prefix}_*.txt")
    return path


@pytest.mark.shared
@pytest.mark.parametrize("prefix", SEEDS)
def test_real_page_bibliography(shared_data, prefix):
    path = seed(shared_data, prefix)
    document = read_saved_page(path.read_bytes(), path.name)
    expected = SEEDS[prefix]
    assert document.title == expected.title
    assert document.year == expected.year
    assert (document.journal, document.volume) == (expected.journal, expected.volume)
    assert document.identifiers.doi == expected.doi


@pytest.mark.shared
@pytest.mark.parametrize("prefix", SEEDS)
def test_real_page_holds_its_abstract_and_nothing_else(shared_data, prefix):
    path = seed(shared_data, prefix)
    document = read_saved_page(path.read_bytes(), path.name)
    lines = [clean_line(line) for line in path.read_text().splitlines()]
    paragraphs = [LABEL.sub("", line) for line in lines if len(line) > SHORTEST_PARAGRAPH]
    assert len(paragraphs) == SEEDS[prefix].paragraphs
    read_lines = [
        line for _, text in content(document, SectionKind.ABSTRACT) for line in text.split("\n")
    ]
    assert read_lines == paragraphs
    assert not content(document, SectionKind.BODY)
    assert_consistent(document)


@pytest.mark.shared
def test_real_page_keeps_catalogue_terms_and_people_as_metadata(shared_data):
    documents = {
        prefix: read_saved_page(seed(shared_data, prefix).read_bytes(), prefix) for prefix in SEEDS
    }
    assert len(documents["001"].subjects) == 35
    assert documents["001"].keywords[0] == "Dosimetry"
    assert documents["002"].authors == ("Reut Halperin",)
    assert documents["003"].affiliations[0].startswith("Department of Nuclear Medicine")
    assert documents["004"].authors[-1] == "Richard P. Baum"
    assert len(documents["004"].affiliations) == 4

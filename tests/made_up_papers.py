"""Made-up papers as Markdown files, and a small library of them."""

from pathlib import Path

from ingest.library import Library
from ingest.pipeline import Outcome, add_files
from tests.tiny_encoder import TinyEncoder

LANTERN = """---
title: The LANTERN trial of zorvatide
authors: [Ada Quill, Bo Marsh, Cy Thorn, Di Vale]
journal: Journal of Invented Medicine
year: 2021
doi: 10.1000/lantern.1
pmid: "90000001"
---

# Abstract

## Results

Progression-free survival: hazard ratio 0.44 (95% CI 0.31-0.62), P<0.001, for zorvatide.
Median overall survival was 31 months with zorvatide. Nausea was seen in 12 of 80 patients (15%).
"""

HARBOUR = """---
title: Plavoxin in sea sickness, the HARBOUR cohort
authors: [Eve Strand]
journal: Annals of Made-up Trials
year: 2019
doi: 10.1000/harbour.2
---

# Abstract

Plavoxin stopped vomiting in 61% of 130 sailors. The mean time to relief was 22 minutes.
"""


def write_papers(folder: Path) -> list[Path]:
    """Write the two papers into a folder, made where absent."""
    folder.mkdir(exist_ok=True)
    files = [folder / "lantern.md", folder / "harbour.md"]
    for file, text in zip(files, (LANTERN, HARBOUR), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


def add(library: Library, files: list[Path]) -> list[Outcome]:
    """Add files with the tiny encoder."""
    return list(add_files(library, TinyEncoder(), files, max_tokens=64))

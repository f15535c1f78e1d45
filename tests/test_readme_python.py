"""What the README shows of Python does what it says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.embedding import load_encoder
from ingest.library import open_library
from ingest.pipeline import add_files
from ingest.settings import Settings

ROOT = Path(__file__).parents[1]
CODE_AND_OUTPUT = re.compile(
    r"^## In Python\n+```python\n(.+?)```\n+```\n(.+?)```\n", re.MULTILINE | re.DOTALL
)


@pytest.mark.encoder
def test_the_first_lines_print_what_is_shown(tmp_path):
    shown = CODE_AND_OUTPUT.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown is not None
    code, output = shown.groups()
    assert len([line for line in code.splitlines() if line.strip()]) <= 5
    settings = Settings(library=tmp_path / "library")
    with open_library(settings.library, create=True) as library:
        encoder = load_encoder(settings)
        papers = sorted((ROOT / "corpus").glob("*.md"))
        assert len(list(add_files(library, encoder, papers, max_tokens=256))) == len(papers) > 0
    environment = {
        **os.environ, "CITEWELL_LIBRARY": str(settings.library), "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == output

"""Libraries of earlier versions are brought up to date, with all they hold."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

import ingest.migrations
from ingest.catalogue_engine import open_engine, writing
from ingest.library import CATALOGUE_FILE, open_library
from ingest.migrations import HEAD, ensure_current
from ingest.schema import metadata
from tests.made_up_studies import add, found, study


def take_back(library: Path, revision: str) -> set[str]:
    """Make of a library's catalogue one of an earlier revision; return its tables."""
    engine = open_engine(library / CATALOGUE_FILE)
    config = Config()
    config.set_main_option("script_location", str(Path(ingest.migrations.__file__).parent))
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
    tables = set(sa.inspect(engine).get_table_names())
    engine.dispose()
    return tables


def test_a_library_without_figures_is_upgraded_and_keeps_its_documents(tmp_path):
    document = study("a", ["Median survival was 12 months.", "Nausea was rare."])
    with open_library(tmp_path, create=True) as library:
        id_, _ = add(library, document)
        passages = library.document_passages(id_)
    assert not {"figures", "extractions"} & take_back(tmp_path, "0001")

    with open_library(tmp_path) as library:
        assert library.document(id_).document == document
        assert library.document_passages(id_) == passages
        assert library.figures(id_) == ()
        assert library.outdated_figures() == [id_]
        assert library.stats()["figures"] == 0
        assert found(library, "Nausea was rare.", 1)[1] == {"Nausea was rare."}
        assert library.renew_figures() == 1
        (figure,) = [each.figure for each in library.figures(id_) if each.figure.value == 12]
        assert (figure.measure, figure.unit) == ("median", "months")


def test_the_migrations_lead_to_the_tables_of_the_schema(tmp_path):
    engine = open_engine(tmp_path / CATALOGUE_FILE)
    ensure_current(engine, tmp_path / CATALOGUE_FILE)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == HEAD
    engine.dispose()

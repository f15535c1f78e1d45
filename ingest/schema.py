"""The catalogue's tables. A change here needs a migration in ``ingest/migrations/versions``."""

import sqlalchemy as sa

metadata = sa.MetaData()

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("key", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sqlite_autoincrement=True,
)
"""A publication; its content is its one row in versions."""

identifiers = sa.Table(
    "identifiers",
    metadata,
    sa.Column("scheme", sa.String, primary_key=True),
    sa.Column("value", sa.String, primary_key=True),
    sa.Column("document", sa.ForeignKey("documents.key", ondelete="CASCADE"), nullable=False),
    sa.Index("identifiers_of_document", "document"),
)
"""DOI, PMID and PMCID, each naming one document."""

sources = sa.Table(
    "sources",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("document", sa.ForeignKey("documents.key", ondelete="CASCADE"), nullable=False),
    sa.Column("content_hash", sa.String, nullable=False),
    sa.Index("sources_of_document", "document"),
)
"""Each file a document was read from, with the hash of what was read."""

versions = sa.Table(
    "versions",
    metadata,
    sa.Column("document", sa.ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("content_hash", sa.String, nullable=False),
    sa.Column("source", sa.String, nullable=False),
    sa.Column("format", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("journal", sa.String),
    sa.Column("year", sa.Integer),
    sa.Column("volume", sa.String),
    sa.Column("issue", sa.String),
    sa.Column("pages", sa.String),
    sa.Column("nct", sa.String),
    sa.Column("authors", sa.JSON, nullable=False),
    sa.Column("keywords", sa.JSON, nullable=False),
    sa.Column("subjects", sa.JSON, nullable=False),
    sa.Column("affiliations", sa.JSON, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    # Without it, selecting by year would read past every text.
    sa.Index("versions_by_year", "year"),
)
"""The active content of each document; ``number`` counts its replacements."""

sections = sa.Table(
    "sections",
    metadata,
    sa.Column("document", sa.ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("heading", sa.String, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
)

tables = sa.Table(
    "tables",
    metadata,
    sa.Column("document", sa.ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("label", sa.String, nullable=False),
    sa.Column("caption", sa.String, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    # [[row label, start, end, [[column, start, end], …]], …]
    sa.Column("rows", sa.JSON, nullable=False),
)

passages = sa.Table(
    "passages",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("document", sa.ForeignKey("documents.key", ondelete="CASCADE"), nullable=False),
    sa.Column("section", sa.Integer, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    # [[start, end], …]
    sa.Column("sentences", sa.JSON, nullable=False),
    sa.Column("context", sa.String, nullable=False),
    sa.Index("passages_of_document", "document"),
    # AUTOINCREMENT: an id is never used again, so an index that lags cannot name a wrong passage.
    sqlite_autoincrement=True,
)

embeddings = sa.Table(
    "embeddings",
    metadata,
    sa.Column("passage", sa.ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    # float16, little-endian
    sa.Column("vector", sa.LargeBinary, nullable=False),
)

figures = sa.Table(
    "figures",
    metadata,
    sa.Column("document", sa.ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    # Null where it lies in no passage.
    sa.Column("passage", sa.ForeignKey("passages.id", ondelete="CASCADE")),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("text", sa.String, nullable=False),
    # Decimals are kept as text, digit by digit.
    sa.Column("value", sa.String),
    sa.Column("measure", sa.String),
    sa.Column("endpoint", sa.String),
    sa.Column("unit", sa.String),
    sa.Column("interval_level", sa.String),
    sa.Column("interval_low", sa.String),
    sa.Column("interval_high", sa.String),
    sa.Column("spread_kind", sa.String),
    sa.Column("spread_value", sa.String),
    sa.Column("range_kind", sa.String),
    sa.Column("range_low", sa.String),
    sa.Column("range_high", sa.String),
    sa.Column("p_op", sa.String),
    sa.Column("p_value", sa.String),
    sa.Column("n_number", sa.String),
    sa.Column("n_total", sa.String),
    sa.Column("op", sa.String),
    sa.Column("arm", sa.String),
    sa.Column("special", sa.String),
    sa.Column("time", sa.String),
    sa.Column("context_start", sa.Integer),
    sa.Column("context_end", sa.Integer),
    # Null where there are none.
    sa.Column("warnings", sa.JSON(none_as_null=True)),
    # Deleting a passage looks here; without an index each deletion would read the whole table.
    sa.Index("figures_of_passage", "passage"),
    sa.Index("figures_by_measure", "measure", "endpoint"),
    sa.Index("figures_by_endpoint", "endpoint"),
)
"""The figures of the active versions, in text order."""

extractions = sa.Table(
    "extractions",
    metadata,
    sa.Column("document", sa.ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("grammar", sa.Integer, nullable=False),
)
"""The version of the grammar that read each document's figures; no row where none has."""

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("document_id", sa.String, nullable=False),
    sa.Column("removed", sa.JSON, nullable=False),
    sa.Column("applied", sa.Boolean, nullable=False),
    sa.Index("changes_unapplied", "applied"),
    sqlite_autoincrement=True,
)
"""The outbox: what the indexes must still be told. ``removed`` lists retired passage ids."""

library_settings = sa.Table(
    "library_settings",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.JSON, nullable=False),
)
"""The library's own name and the encoder its vectors come from."""

"""The first catalogue."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of the first catalogue."""
    op.create_table(
        "documents",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "identifiers",
        sa.Column("scheme", sa.String, primary_key=True),
        sa.Column("value", sa.String, primary_key=True),
        sa.Column(
            "document",
            sa.Integer,
            sa.ForeignKey("documents.key", ondelete="CASCADE"),
            nullable=False,
        ),
    )
    op.create_table(
        "sources",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column(
            "document",
            sa.Integer,
            sa.ForeignKey("documents.key", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Index("sources_of_document", "document"),
    )
    op.create_table(
        "versions",
        sa.Column(
            "document",
            sa.Integer,
            sa.ForeignKey("documents.key", ondelete="CASCADE"),
            primary_key=True,
        ),
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
    )
    op.create_table(
        "sections",
        sa.Column(
            "document",
            sa.Integer,
            sa.ForeignKey("documents.key", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("heading", sa.String, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )
    op.create_table(
        "tables",
        sa.Column(
            "document",
            sa.Integer,
            sa.ForeignKey("documents.key", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("caption", sa.String, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("rows", sa.JSON, nullable=False),
    )
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "document",
            sa.Integer,
            sa.ForeignKey("documents.key", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("section", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("sentences", sa.JSON, nullable=False),
        sa.Column("context", sa.String, nullable=False),
        sa.Index("passages_of_document", "document"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "embeddings",
        sa.Column(
            "passage",
            sa.Integer,
            sa.ForeignKey("passages.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("vector", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "changes",
        sa.Column("sequence", sa.Integer, primary_key=True),
        sa.Column("document_id", sa.String, nullable=False),
        sa.Column("removed", sa.JSON, nullable=False),
        sa.Column("applied", sa.Boolean, nullable=False),
        sa.Index("changes_unapplied", "applied"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "library_settings",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    """Refuse: a library is not taken back to having no catalogue."""
    raise NotImplementedError("the first catalogue has no predecessor")

"""An index of whose identifiers they are, so that reading one document's passes over no others."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the index."""
    op.create_index("identifiers_of_document", "identifiers", ["document"])


def downgrade() -> None:
    """Drop it."""
    op.drop_index("identifiers_of_document", "identifiers")

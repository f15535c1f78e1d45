"""An index of years, so that selecting documents by year reads no texts."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the index."""
    op.create_index("versions_by_year", "versions", ["year"])


def downgrade() -> None:
    """Drop it."""
    op.drop_index("versions_by_year", "versions")

"""Figures, and which grammar read them; documents of before have none until they are renewed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_TEXTS = (
    "value", "measure", "endpoint", "unit", "interval_level", "interval_low", "interval_high",
    "spread_kind", "spread_value", "range_kind", "range_low", "range_high", "p_op", "p_value",
    "n_number", "n_total", "op", "arm", "special", "time",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables, empty."""
    op.create_table(
        "figures",
        _document(),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("passage", sa.Integer, sa.ForeignKey("passages.id", ondelete="CASCADE")),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        *(sa.Column(name, sa.String) for name in _TEXTS),
        sa.Column("context_start", sa.Integer),
        sa.Column("context_end", sa.Integer),
        sa.Column("warnings", sa.JSON),
        sa.Index("figures_of_passage", "passage"),
        sa.Index("figures_by_measure", "measure", "endpoint"),
        sa.Index("figures_by_endpoint", "endpoint"),
    )
    op.create_table("extractions", _document(), sa.Column("grammar", sa.Integer, nullable=False))


def downgrade() -> None:
    """Drop the tables; all that they hold is read again from the texts."""
    op.drop_table("extractions")
    op.drop_table("figures")


def _document() -> sa.Column[int]:
    return sa.Column(
        "document",
        sa.Integer,
        sa.ForeignKey("documents.key", ondelete="CASCADE"),
        primary_key=True,
    )

"""Questions that the bot seems not to have understood, so that somebody may teach it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Questions that the bot seems not to have understood, so that somebody may teach it."""
    op.create_table(
        "review_candidates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("intent", sa.Text(), nullable=True),
        sa.Column("chosen", sa.Text(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count > 0", name=op.f("ck_review_candidates_count")),
        sa.CheckConstraint("reason in ('asked_back', 'not_meant', 'handed_off')", name=op.f("ck_review_candidates_reason")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_candidates")),
        sa.UniqueConstraint("day", "text", "reason", name=op.f("uq_review_candidates_day_text_reason")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Undo it."""
    op.drop_table("review_candidates")

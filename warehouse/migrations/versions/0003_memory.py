"""Memory: unbroken times in which articles counted, who ended what, checksums of files, rejected events."""
# ruff: noqa: E501 - comments are written out as the database holds them

import sqlalchemy as sa
from alembic import op

revision = "0003_memory"
down_revision = "0002_stories"
branch_labels = None
depends_on = None

TEXT, TIME = sa.String, sa.DateTime


def upgrade() -> None:
    """Add what is remembered from now on, and read what can be known of the past from source records and runs."""
    op.add_column("extractions", sa.Column("end_run_id", TEXT(), nullable=True), schema="core")
    op.add_column("source_records", sa.Column("file_sha256", TEXT(), nullable=True), schema="core")
    for table, column, comment in _COMMENTS:
        op.execute(sa.schema.SetColumnComment(_column(table, column, comment)))
    _article_lives()
    _rejections()
    _read_the_past()


def downgrade() -> None:
    """Warehouses only go forward: publish before an upgrade and keep the copy."""
    raise NotImplementedError


_COMMENTS = (
    ("extractions", "end_run_id", "Run that replaced it; null = current, or replaced outside a run."),
    ("source_records", "file_sha256", "Hex SHA-256 of the whole file as it was then; null = standard input, or not readable."),
    ("source_records", "change_reason", "'revised' or 'removed'; null = current."),
)  # fmt: skip


def _column(table: str, column: str, comment: str) -> "sa.Column[str]":
    described = sa.Column(column, TEXT(), comment=comment)
    sa.Table(table, sa.MetaData(), described, schema="core")
    return described


# fmt: off
def _article_lives() -> None:
    op.create_table(
        "article_lives",
        sa.Column("article_id", TEXT(), primary_key=True, comment="Article that counted."),
        sa.Column("valid_from", TIME(), primary_key=True, comment="UTC; since when a source record gave it without a break."),
        sa.Column("valid_to", TIME(), nullable=True, comment="UTC; when the last of its records was replaced or removed; null = it still counts."),
        sa.Column("begin_reason", TEXT(), nullable=False, comment="new, revised (its record said something else before) or restored (it counted before)."),
        sa.Column("change_reason", TEXT(), nullable=True, comment="revised (its record says something else now) or removed; null = it still counts."),
        sa.Column("run_id", TEXT(), nullable=True, comment="Run that began it; null = loaded outside a run."),
        sa.Column("end_run_id", TEXT(), nullable=True, comment="Run that ended it; null = it still counts, or it ended outside a run."),
        schema="core",
        comment="One row per article and unbroken time in which at least one source record gave it.",
    )


def _rejections() -> None:
    op.create_table(
        "rejections",
        sa.Column("event_id", TEXT(), nullable=False, comment="Event that a user judged to be wrong."),
        sa.Column("valid_from", TIME(), nullable=False, comment="UTC; when it was rejected."),
        sa.Column("valid_to", TIME(), nullable=True, comment="UTC; when the rejection was taken back; null = it stands."),
        sa.Column("note", TEXT(), nullable=True, comment="Why, in the user's words; null = none given."),
        schema="core",
        comment="One row per rejection of an event by a user. It outlives every new extraction.",
    )
# fmt: on


def _read_the_past() -> None:
    """Lives are the unions of the records' times; who ended them is the run that was going on then."""
    op.execute("update core.source_records set change_reason = 'revised' where change_reason = 'changed'")
    op.execute("""
        insert into core.article_lives
        with ordered as (
            select *, max(coalesce(valid_to, 'infinity')) over (
                partition by article_id order by valid_from, source_path, source_file, revision
                rows between unbounded preceding and 1 preceding
            ) as reached
            from core.source_records
        ),
        numbered as (
            select *, count(*) filter (where reached is null or reached < valid_from) over (
                partition by article_id order by valid_from, source_path, source_file, revision
            ) as life
            from ordered
        )
        select
            article_id,
            min(valid_from),
            case when bool_or(valid_to is null) then null else max(valid_to) end,
            case when life > 1 then 'restored' when arg_min(revision, valid_from) > 1 then 'revised' else 'new' end,
            case when bool_or(valid_to is null) then null else arg_max(change_reason, valid_to) end,
            arg_min(run_id, valid_from),
            null
        from numbered
        group by article_id, life
    """)
    for table in ("article_lives", "extractions"):
        ended, run = sa.table(table, sa.column("valid_to"), sa.column("end_run_id"), schema="core"), _RUNS.c
        going_on = sa.and_(
            run.started_at <= ended.c.valid_to, sa.or_(run.finished_at.is_(None), run.finished_at >= ended.c.valid_to)
        )
        last = sa.select(sa.func.arg_max(run.run_id, run.started_at)).where(going_on).scalar_subquery()
        op.execute(sa.update(ended).where(ended.c.valid_to.is_not(None)).values(end_run_id=last))


_RUNS = sa.table("runs", sa.column("run_id"), sa.column("started_at"), sa.column("finished_at"), schema="core")

"""How a file is emptied and given the tables and views of a read model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.model.tables import METADATA
from projections.model.views import APPLICATION_ID, SCHEMA, VIEWS

if TYPE_CHECKING:
    import sqlalchemy as sa


def create(conn: sa.Connection) -> None:
    """Empty a file that is ours, whatever version it has, and create the tables and views."""
    made = conn.exec_driver_sql(
        "SELECT type, name FROM sqlite_master WHERE type IN ('view', 'table')"
        " AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY type DESC"
    ).all()
    for kind, name in made:
        quoted = name.replace('"', '""')
        conn.exec_driver_sql(f'DROP {kind} "{quoted}"')
    conn.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    METADATA.create_all(conn, checkfirst=False)
    for name, query in VIEWS.items():
        conn.exec_driver_sql(f"CREATE VIEW {name} AS {query}")

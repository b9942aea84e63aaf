"""One question for two: PostgreSQL gives the turn and the last entry at once, as each question there is a journey."""

from typing import Any

from django.db import migrations

# Each statement in such a function sees what was committed before it began: the second, all that the first waited for.
POSTGRESQL = """
CREATE FUNCTION ledger_entry_turn(whose uuid, turn bigint) RETURNS TABLE (place bigint, digest varchar)
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(turn);
  RETURN QUERY SELECT held.sequence, held.digest FROM ledger_entry held WHERE held.centre = whose
    ORDER BY held.sequence DESC LIMIT 1;
END $$;
"""


def add_function(apps: Any, schema_editor: Any) -> None:
    """Make it where it is needed: the embedded database has no journey to save."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0005_fewer_indexes")]
    operations = [migrations.RunPython(add_function)]

"""Triggers that refuse every change and deletion of a ledger entry, in both databases."""

from typing import Any

from django.db import migrations

SQLITE = """
CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'a ledger entry cannot be changed'); END;
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'a ledger entry cannot be deleted'); END;
CREATE TRIGGER ledger_entry_in_order BEFORE INSERT ON ledger_entry
WHEN NEW.sequence <> 1 + coalesce((SELECT max(sequence) FROM ledger_entry WHERE centre = NEW.centre), 0)
BEGIN SELECT RAISE(ABORT, 'a ledger entry takes the next place'); END;
"""

POSTGRESQL = """
CREATE FUNCTION ledger_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a ledger entry cannot be changed or deleted'; END $$;
CREATE FUNCTION ledger_entry_next() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence <> 1 + coalesce((SELECT max(sequence) FROM ledger_entry WHERE centre = NEW.centre), 0) THEN
    RAISE EXCEPTION 'a ledger entry takes the next place';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_entry_no_change BEFORE UPDATE OR DELETE ON ledger_entry
FOR EACH ROW EXECUTE FUNCTION ledger_entry_refuse();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry
FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_refuse();
CREATE TRIGGER ledger_entry_in_order BEFORE INSERT ON ledger_entry
FOR EACH ROW EXECUTE FUNCTION ledger_entry_next();
"""


def add_triggers(apps: Any, schema_editor: Any) -> None:
    """Make the triggers for the database at hand."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        return
    for statement in SQLITE.strip().split("END;"):
        if statement.strip():
            schema_editor.execute(f"{statement.strip()} END;")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(add_triggers)]

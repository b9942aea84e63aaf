"""Take out the index of the centres alone: that of centre and sequence begins with them, and every entry pays for each."""

from typing import Any

from django.db import migrations, models

FIND = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'ledger_entry' AND name LIKE %s",
    "postgresql": "SELECT indexname FROM pg_indexes WHERE tablename = 'ledger_entry' AND indexname LIKE %s",
}


def take_out(apps: Any, schema_editor: Any) -> None:
    """Drop it by its name: to change the column instead would make the table anew, without its triggers."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        cursor.execute(FIND[connection.vendor], ["ledger_entry_centre_%"])
        found = [name for (name,) in cursor.fetchall() if "uniq" not in name]
    for name in found:
        schema_editor.execute(f'DROP INDEX "{name}"')


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_event_without_choices")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(take_out)],
            state_operations=[migrations.AlterField("entry", "centre", models.UUIDField(editable=False))],
        )
    ]

"""People and members as a program without a safe would keep them: the same rows, their names in plain text."""

from django.db import connection, models

from wicketgate.domain.people.models import Arrangement, Side


class PlainPerson(models.Model):
    """A person whose name is plain text."""

    id = models.UUIDField(primary_key=True)
    centre = models.UUIDField(db_index=True)
    is_child = models.BooleanField()
    name = models.CharField(max_length=120)

    class Meta:
        app_label = "bench"

    def __str__(self) -> str:
        return self.name


class PlainMember(models.Model):
    """A person's part in an arrangement."""

    id = models.UUIDField(primary_key=True)
    centre = models.UUIDField(db_index=True)
    arrangement = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="+")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, null=True, related_name="+")
    person = models.ForeignKey(PlainPerson, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=20)

    class Meta:
        app_label = "bench"

    def __str__(self) -> str:
        return f"member {self.id.hex[:8]}"


def make_tables() -> None:
    """Make both tables: they are no part of the program, so no migration does."""
    with connection.schema_editor() as editor:
        editor.create_model(PlainPerson)
        editor.create_model(PlainMember)

"""The row that is written: an arrival and its departure in the register, as `domain/sessions` keeps them."""

from django.db import models


class Arrival(models.Model):
    """Somebody came, and later left. The columns and indexes of `sessions.Presence`, without its relations."""

    id = models.UUIDField(primary_key=True)
    centre = models.UUIDField(db_index=True)
    booking = models.UUIDField(db_index=True)
    member = models.UUIDField(db_index=True)
    arrived_at = models.TimeField(null=True)
    left_at = models.TimeField(null=True)
    entered_by = models.UUIDField(db_index=True)
    is_from_paper = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        constraints = (
            models.UniqueConstraint(fields=("booking", "member"), name="%(class)s_one_arrival_each"),
        )

    def __str__(self) -> str:
        return f"arrival {self.id.hex[:8]}"


class Unwatched(Arrival):
    """Nothing notes that it is written."""

    class Meta(Arrival.Meta):
        app_label = "audit"


class Watched(Arrival):
    """A library is told to note whatever happens to it."""

    class Meta(Arrival.Meta):
        app_label = "audit"

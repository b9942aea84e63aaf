"""The one table of jobs: when each is due at each centre, who is at it, and how it ended last."""

from django.db import models

from wicketgate.vault.fields import Row


class Scheduled(Row):
    """
    One job of one centre.

    `holder` is the mark of whoever is at it, and may be until `until`: whoever died loses it then. `tries` counts
    since it last ended well. `outcome` is a code of `outcomes.py`.
    """

    name = models.CharField(max_length=40)
    due_at = models.DateTimeField()
    holder = models.UUIDField(null=True)
    until = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("centre", "name"), name="one_row_a_job"),)

    def __str__(self) -> str:
        return f"job {self.id}"

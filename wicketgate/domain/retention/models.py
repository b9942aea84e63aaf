"""What the last sweep found damaged."""

from django.db import models

from wicketgate.vault.fields import Row


class Damaged(Row):
    """
    One sealed value that doesn't open any more, by its reference; or a table that can't be read to its end.

    A sweep puts what it finds in the place of what the one before it found.
    """

    reference = models.CharField(max_length=200)
    is_table = models.BooleanField(default=False)
    found_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"damaged {self.reference}"

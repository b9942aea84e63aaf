"""The ledger's two tables. Triggers in the database refuse what these classes refuse."""

from typing import Any, NoReturn, TypeVar

from django.db import models

from wicketgate.vault.fields import Row, SealedText


class EntryRefused(Exception):
    """An entry was to be changed or deleted. The ledger can only be added to."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing in the ledger can be changed or deleted. To correct something, enter what is right."
        )


T = TypeVar("T", bound="OnlyAdded")


class Entries(models.QuerySet[T]):
    """Rows to read. Every way to change or delete them raises EntryRefused."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise EntryRefused

    def delete(self) -> NoReturn:
        raise EntryRefused

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> NoReturn:
        raise EntryRefused


class OnlyAdded(Row):
    """A row that can be written once, and read."""

    objects = Entries.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row. Raises EntryRefused for one that has been written."""
        if not self._state.adding:
            raise EntryRefused
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise EntryRefused


class Entry(OnlyAdded):
    """
    One thing that happened.

    References and coded facts only. `commitment` is the SHA-256 of the detail with its salt; the detail itself is
    sealed under `subject`, so that letting a person go forgets the detail while the chain still holds.
    `digest` chains each entry to the one before it.
    """

    centre = models.UUIDField(editable=False)  # found by the index of centre and sequence
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.UUIDField()
    event = models.CharField(max_length=40)  # a code of Event; without its choices, which no database knows
    rule = models.CharField(max_length=20, blank=True)
    ground = models.CharField(max_length=40, blank=True)
    edition = models.CharField(max_length=64, blank=True)
    subject = models.UUIDField()
    written = models.CharField(max_length=64, blank=True)
    commitment = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    detail = SealedText(label="ledger.entry.detail", item="ledger_detail", subject="subject", longest=100_000)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("centre", "sequence"), name="one_entry_a_place"),)
        indexes = (
            models.Index(fields=("centre", "subject"), name="entries_about"),
            models.Index(fields=("actor", "event", "at"), name="entries_by"),
        )

    def __str__(self) -> str:
        return f"entry {self.sequence}"


class Checkpoint(OnlyAdded):
    """The centre's signature under its first `size` entries: `root` is the tree's, `note` the text that was signed."""

    size = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    root = models.CharField(max_length=64)
    note = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("centre", "size"), name="one_checkpoint_a_size"),)

    def __str__(self) -> str:
        return f"checkpoint of {self.size} entries"


class Sent(models.Model):
    """
    A form that did its work: so that it does it once, however often it is sent.

    `mark` is a digest of the form with the random mark of the page it was on. `leads_to` is an address of ours, which
    never holds what somebody typed.
    """

    mark = models.CharField(primary_key=True, max_length=64)
    centre = models.UUIDField()
    at = models.DateTimeField(db_index=True)
    leads_to = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"sent at {self.at}"

"""The keyring: one row a key, wrapped by the centre's own key, in a database apart from the records."""

from django.db import models


class SubjectKey(models.Model):
    """The wrapped key of one subject. Destroying the row lets go of all that was sealed under it."""

    id = models.BigAutoField(primary_key=True)
    centre = models.UUIDField()
    subject = models.UUIDField()
    generation = models.PositiveSmallIntegerField(default=1)
    wrapped = models.BinaryField(max_length=40)
    # When a sweep first found that nothing is sealed under it; empty while something is.
    orphaned_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "vault"
        constraints = (
            models.UniqueConstraint(fields=("subject", "generation"), name="one_key_a_generation"),
        )

    def __str__(self) -> str:
        return f"key of {self.subject}"


class KeyTurn(models.Model):
    """
    One time at which every key of a centre was made anew: keys with a number up to `upto` are the older ones.

    Not done as long as something may be sealed under an older key; after that those are gone.
    """

    id = models.BigAutoField(primary_key=True)
    centre = models.UUIDField()
    upto = models.BigIntegerField()
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "vault"
        constraints = (
            models.UniqueConstraint(
                fields=("centre",), condition=models.Q(done_at=None), name="one_key_turn_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"key turn {self.id}"


class KeyringRouter:
    """Keeps the keys, and nothing else, in the keyring database."""

    def db_for_read(self, model: type[models.Model], **hints: object) -> str:
        return self._database(model._meta.app_label)

    def db_for_write(self, model: type[models.Model], **hints: object) -> str:
        return self._database(model._meta.app_label)

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        return db == self._database(app_label)

    @staticmethod
    def _database(app_label: str) -> str:
        return "keyring" if app_label == "vault" else "default"

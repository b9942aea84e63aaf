"""The centre itself, its policy document, the editions adopted, and who was made aware of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wicketgate.vault.fields import Row


class OpeningWeeks(models.TextChoices):
    """In which weeks the centre opens, as it tells families."""

    EVERY = "every", _("Every week")
    FORTNIGHT = "fortnight", _("Every second week")
    FIRST_AND_THIRD = "first_and_third", _("The first and third week of the month")


class Centre(models.Model):
    """One child contact centre. Its name and its hall are public: it publishes them itself."""

    id = models.UUIDField(primary_key=True, editable=False)
    name = models.CharField(max_length=120)
    data_controller = models.CharField(max_length=200)
    hall = models.CharField(max_length=200)
    telephone = models.CharField(max_length=30, blank=True)
    is_demonstration = models.BooleanField(default=False)
    opening_weeks = models.CharField(max_length=20, choices=OpeningWeeks.choices, default=OpeningWeeks.EVERY)
    opening_weekday = models.PositiveSmallIntegerField(default=5)
    opens_at = models.TimeField(default="10:00")
    closes_at = models.TimeField(default="12:30")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"centre {self.id.hex[:8]}"


class PolicyDocument(Row):
    """The centre's own policy document as it was brought in. Its words are public: they are on the centre's door."""

    read_at = models.DateTimeField()
    title = models.CharField(max_length=300, blank=True)
    file_digest = models.CharField(max_length=64)
    text = models.TextField()
    paragraphs = models.JSONField()
    last_reviewed = models.CharField(max_length=10, blank=True)

    def __str__(self) -> str:
        return f"document {self.id.hex[:8]}"


class AdoptedEdition(Row):
    """
    An edition that the committee adopted: the whole TOML text, which never changes, and its digest.

    `number` counts the centre's adoptions: of two on one day the later is in force.
    """

    number = models.PositiveIntegerField()
    toml = models.TextField()
    digest = models.CharField(max_length=64)
    edition_id = models.CharField(max_length=60)
    document = models.ForeignKey(PolicyDocument, on_delete=models.PROTECT, null=True, related_name="editions")
    adopted_on = models.DateField()
    minute = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("centre", "number"), name="one_edition_a_number"),)

    def __str__(self) -> str:
        return f"edition {self.edition_id} of {self.adopted_on}"


class EditionDraft(Row):
    """An edition in preparation: the shipped one it starts from, and what was chosen otherwise, by its keys."""

    document = models.ForeignKey(PolicyDocument, on_delete=models.CASCADE, related_name="drafts")
    base_id = models.CharField(max_length=60)
    choices = models.JSONField(default=dict)
    adopted = models.OneToOneField(
        AdoptedEdition, on_delete=models.PROTECT, null=True, related_name="made_from"
    )
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"draft {self.id.hex[:8]}"


class Review(Row):
    """A review of the policy that changed nothing. One that changes something is a new edition."""

    edition = models.ForeignKey(AdoptedEdition, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    minute = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"review of {self.reviewed_on}"


class PaperSet(Row):
    """
    Three recovery papers that were made together. `name` is what the backups that they open are marked with.

    `number` counts the centre's sets: the last is the one that backups are sealed for.
    """

    number = models.PositiveIntegerField()
    name = models.CharField(max_length=12)
    made_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("centre", "number"), name="one_paper_set_a_number"),
            models.UniqueConstraint(fields=("centre", "name"), name="one_paper_set_a_name"),
        )

    def __str__(self) -> str:
        return f"papers {self.number}"


class PaperCheck(Row):
    """That the paper of this number, 1 to 3, was read back and is whole. Nothing that is on it is kept."""

    papers = models.ForeignKey(PaperSet, on_delete=models.PROTECT, related_name="checks")
    number = models.PositiveSmallIntegerField()
    checked_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("papers", "number"), name="one_check_a_paper"),)

    def __str__(self) -> str:
        return f"paper {self.number} was checked"


class Audience(models.TextChoices):
    """Who must be made aware of the policy (clause 9)."""

    USER = "user", _("Someone who uses the centre")
    VOLUNTEER = "volunteer", _("Volunteer")
    REFERRER = "referrer", _("Referrer")


class Told(Row):
    """Somebody was made aware of one edition. `whom` is a person's, an account's or an agency's id."""

    whom = models.UUIDField(db_index=True)
    audience = models.CharField(max_length=20, choices=Audience.choices)
    edition = models.ForeignKey(AdoptedEdition, on_delete=models.PROTECT, related_name="told")
    on = models.DateField()
    how = models.CharField(max_length=20, choices=[("paper", _("On paper")), ("screen", _("On screen"))])

    def __str__(self) -> str:
        return f"told on {self.on}"

"""Opening days, bookings with each adult's own times, arrivals and departures, and the day sheets."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.people.models import Arrangement, Member
from wicketgate.domain.sessions.coded import HowTold
from wicketgate.vault.fields import Row, SealedText


class OpeningDay(Row):
    """A day on which the hall is open, in the clock times of Europe/London."""

    day = models.DateField()
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    is_cancelled = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("centre", "day"), name="one_opening_a_day"),)

    def __str__(self) -> str:
        return f"opening day {self.day}"


class Booking(Row):
    """An arrangement has a place on an opening day."""

    arrangement = models.ForeignKey(Arrangement, on_delete=models.PROTECT, related_name="bookings")
    opening_day = models.ForeignKey(OpeningDay, on_delete=models.PROTECT, related_name="bookings")
    begins_at = models.TimeField()
    ends_at = models.TimeField()
    is_cancelled = models.BooleanField(default=False)
    absence = SealedText(label="opening.booking.absence", item="absence_reason", null=True, longest=30)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("arrangement", "opening_day"),
                condition=models.Q(is_cancelled=False),
                name="one_booking_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"booking {self.id.hex[:8]}"


class Door(models.TextChoices):
    """By which door somebody comes. A hall with one door has only the front."""

    FRONT = "front", _("Front door")
    SIDE = "side", _("Side door")


class Window(Row):
    """One member's own times on one booking: from when they may come, and when they leave, by which door."""

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="windows")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="windows")
    arrive_at = models.TimeField()
    leave_at = models.TimeField()
    door = models.CharField(max_length=10, choices=Door.choices)
    told_on = models.DateField(null=True)
    told_how = models.CharField(max_length=10, blank=True, choices=HowTold.choices)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("booking", "member"), name="one_window_each"),)

    def __str__(self) -> str:
        return f"window {self.id.hex[:8]}"


class Presence(Row):
    """When one member was here on one booking. There is no place for a remark."""

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="presences")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="presences")
    arrived_at = models.TimeField(null=True)
    left_at = models.TimeField(null=True)
    entered_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="presences_entered")
    is_from_paper = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("booking", "member"), name="one_presence_each"),)

    def __str__(self) -> str:
        return f"presence {self.id.hex[:8]}"


class DaySheet(Row):
    """A numbered printed sheet of one opening day, which must come back and be shredded.

    `entered_at` is when times written on it were last entered in the register.
    """

    opening_day = models.ForeignKey(OpeningDay, on_delete=models.PROTECT, related_name="sheets")
    number = models.PositiveIntegerField()
    printed_at = models.DateTimeField()
    printed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="sheets_printed")
    returned_at = models.DateTimeField(null=True)
    entered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("centre", "number"), name="one_sheet_a_number"),)

    def __str__(self) -> str:
        return f"day sheet {self.number}"

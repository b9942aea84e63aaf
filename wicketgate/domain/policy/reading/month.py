"""A month of a year, as policy documents date their reviews."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; written as 2024-03."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

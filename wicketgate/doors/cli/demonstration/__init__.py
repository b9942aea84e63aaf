"""The demonstration: an invented centre with a year behind it, the same each time it is drawn from one seed."""

"""Writes a second with a trail of who wrote what: our ledger, two libraries, and none, on both databases."""

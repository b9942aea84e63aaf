"""Everything that was ever given out about one person, for that person: gathered from the ledger, agreed to, told."""

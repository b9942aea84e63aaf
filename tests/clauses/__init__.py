"""The law's specification: one file a clause, each a drawn table."""

"""The ways in: web, command line and jobs. No rules and no rows live here."""

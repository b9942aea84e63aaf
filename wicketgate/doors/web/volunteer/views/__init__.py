"""What the pages for the day in the hall answer."""

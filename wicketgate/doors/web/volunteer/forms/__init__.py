"""What is asked on the pages for the day in the hall."""

"""The template tags that draw the parts of a page."""

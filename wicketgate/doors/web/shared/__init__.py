"""What every audience's pages are made of: the frame, the parts, the forms and the stylesheet."""

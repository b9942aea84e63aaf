"""The centre's own policy document, as published and as adopted."""

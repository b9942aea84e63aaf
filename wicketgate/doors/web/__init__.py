"""The pages: one folder for each audience. What is not in a person's folder does not exist for that person."""

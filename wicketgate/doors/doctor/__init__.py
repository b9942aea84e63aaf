"""The doctor: assertions about an installed centre, each with how it stands and what to do. It changes nothing."""

"""What in a concern tells where somebody is or how to reach them: pointed out afterwards, never in the way."""

from wicketgate.domain.people.noticing import Kind, notice


def pointed_out(*texts: str) -> tuple[Kind, ...]:
    """Return which kinds were noticed in what somebody wrote, each once: what a note of a family is sent back for."""
    noticed = {one.kind for text in texts for one in notice(text)}
    return tuple(kind for kind in Kind if kind in noticed)

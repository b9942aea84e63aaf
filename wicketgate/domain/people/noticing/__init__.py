"""
Notice, in free text, what would tell where somebody is or how to reach them. Pure: text in, places in the text out.

It knows shapes and word lists and nobody: no record is looked at, and nothing that was typed is kept.
"""

from wicketgate.domain.people.noticing.notice import notice
from wicketgate.domain.people.noticing.noticed import Kind, Noticed

__all__ = ["Kind", "Noticed", "notice"]

"""
The leaf: a mark in a cookie that changes with every answer, and says nothing.

A browser may keep the page that somebody has just left, to show it again at once when they go back, although it was
told to store nothing. Chromium throws such a page away when a cookie changes that no script can read. So each answer
turns the leaf, and whoever goes back asks the server anew, with or without scripts.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

LEAF_COOKIE = f"{settings.COOKIES_BEGIN_WITH}wicketgate_leaf"
SIDES = ("recto", "verso")


def turn_leaf(request: HttpRequest, response: HttpResponseBase) -> None:
    """Let the browser's leaf show its other side."""
    # Two sides and no chance: whoever compares answers learns nothing from it, and no two in a row are alike.
    lies_on = request.COOKIES.get(LEAF_COOKIE)
    response.set_cookie(
        LEAF_COOKIE,
        SIDES[lies_on == SIDES[0]],
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )

"""
Tell the browser that a page is nobody else's, and uses nothing of the device but a passkey.

What Content-Security-Policy says of scripts and pictures is in the settings; this says the rest.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

# Everything that a browser would ask "May this page …?" for. Passkeys are ours, and no frame's.
UNUSED = (
    "accelerometer", "autoplay", "camera", "clipboard-read", "clipboard-write", "display-capture",
    "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts",
    "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "serial",
    "storage-access", "usb", "xr-spatial-tracking",
)  # fmt: skip
OWN = ("publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS = ", ".join([f"{name}=()" for name in UNUSED] + [f"{name}=(self)" for name in OWN])
HEADERS = {
    "Permissions-Policy": PERMISSIONS,
    # No other site can load a page or a paper as a part of its own, or share a process with it.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
}

Answer = Callable[[HttpRequest], HttpResponseBase]


class OnlyOurs:
    """Set on every answer, also on those for pictures and styles."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.answer(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        return response

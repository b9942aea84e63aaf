"""Text from bytes, in the encodings that Windows, Mac and web pages leave behind."""

import codecs
import re

from wicketgate.domain.policy.reading.faults import DocumentError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LINE_ENDS = re.compile("\r\n|[\r\f\v\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def text_of(content: bytes) -> str:
    """Return the text with every line end as \\n; refuse what is not text."""
    text = _LINE_ENDS.sub("\n", _decoded(content)).removeprefix("\ufeff")
    control = _CONTROL.search(text)
    if control:
        raise DocumentError("not_text", {"position": str(control.start() + 1)})
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded_as(content, encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded_as(content, "cp1252")


def _decoded_as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError("not_text", {"position": str(error.start + 1)}) from None

"""Give a document to the browser, which keeps no copy."""

from django.http import HttpResponse


def text_response(content: bytes, *, name: str) -> HttpResponse:
    """Return a text to keep as a file. `name` is as for a PDF: never anything of a person."""
    return HttpResponse(
        content,
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.txt"', "Cache-Control": "no-store"},
    )


def pdf_response(pdf: bytes, *, name: str) -> HttpResponse:
    """Return a PDF to look at and print. `name` is its file name without the ending: never anything of a person."""
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "no-store"},
    )

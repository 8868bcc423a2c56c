"""Word and Excel files that are the same bytes whenever they are made from the same report."""

from __future__ import annotations

import io
import re
import zipfile

_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name
# openpyxl writes the moment of saving, whatever the book's properties say
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_MADE = b"2000-01-01T00:00:00Z"


def fixed_times(package: bytes) -> bytes:
    """The same zip package with every time in it fixed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as read,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for entry in read.infolist():
            content = read.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + _MADE + rb"\g<2>", content)
            fixed = zipfile.ZipInfo(entry.filename, date_time=_OLDEST)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(fixed, content)
    return out.getvalue()

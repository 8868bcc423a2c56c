"""Archives and mails are opened within limits, their parts under safe names."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import pytest

from extractors.containers import names, part, safe_name
from extractors.refusal import Refused


def _zip(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def _mail(**attachments: bytes) -> bytes:
    message = EmailMessage()
    message["From"] = "chi.bo@example.org"
    message["To"] = "ubkt@example.org"
    message["Subject"] = "Nộp báo cáo"
    message.set_content("Kính gửi")
    for name, data in attachments.items():
        message.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=name.replace("_", ".")
        )
    return message.as_bytes()


def _reason(data: bytes, name: str | None = None) -> str:
    with pytest.raises(Refused) as refused:
        names(data) if name is None else part(data, name)
    return refused.value.reason


def test_files_in_folders_are_listed_and_read() -> None:
    data = _zip({"Hồ sơ/": b"", "Hồ sơ/BC mới.docx": b"a", "b.pdf": b"b"})
    assert names(data) == ("Hồ sơ/BC mới.docx", "b.pdf")
    assert part(data, "Hồ sơ/BC mới.docx") == b"a"


def test_what_systems_leave_in_archives_is_no_submission() -> None:
    data = _zip(
        {"__MACOSX/._a.pdf": b"", ".DS_Store": b"", "x/Thumbs.db": b"", "~$bc.docx": b"", "a": b""}
    )
    assert names(data) == ("a",)


def test_names_written_as_utf_8_without_saying_so_are_read() -> None:
    data = _zip({"Bao cao.pdf": b"a"}).replace(b"Bao cao.pdf", "Báo cá".encode() + b".pd")
    assert names(data) == ("Báo cá.pd",)


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Users\\bc.docx", "Users/bc.docx"),
        ("a\n\u202eb.pdf", "ab.pdf"),
        ("bo\u0302\u0323.pdf", "bộ.pdf"),
        ("x!/y.pdf", "x_/y.pdf"),
        ("..", "khong-ten"),
        ("", "khong-ten"),
        ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
    ],
)
def test_names_are_made_safe(written: str, safe: str) -> None:
    assert safe_name(written) == safe


def test_two_files_of_one_name_are_told_apart() -> None:
    data = _zip({"a/../bc.pdf": b"1", "BC.pdf": b"2", "bc": b"3", "./bc": b"4"})
    assert names(data) == ("a/bc.pdf", "BC.pdf", "bc", "bc (2)")
    assert part(data, "bc (2)") == b"4"


def test_an_archive_in_an_archive_is_opened_and_the_next_is_refused_alone() -> None:
    third = _zip({"sau.pdf": b"x"})
    second = _zip({"giua.pdf": b"y", "ba.zip": third})
    data = _zip({"hai.zip": second, "dau.pdf": b"z"})
    assert names(data) == ("hai.zip!/giua.pdf", "hai.zip!/ba.zip", "dau.pdf")
    assert part(data, "hai.zip!/giua.pdf") == b"y"
    assert _reason(data, "hai.zip!/ba.zip") == "too_many_parts"


def test_a_broken_inner_archive_does_not_stop_the_others() -> None:
    data = _zip({"a.zip": _zip({"x": b"y" * 500})[:-30], "b.pdf": b"b"})
    assert names(data) == ("a.zip", "b.pdf")
    assert part(data, "b.pdf") == b"b"


def test_attachments_of_a_mail_are_listed_and_read() -> None:
    data = _mail(bc_docx=b"word", bb_pdf=b"pdf")
    assert names(data) == ("bc.docx", "bb.pdf")
    assert part(data, "bb.pdf") == b"pdf"


def test_an_archive_attached_to_a_mail_is_opened() -> None:
    data = _mail(hs_zip=_zip({"a.pdf": b"a"}))
    assert names(data) == ("hs.zip!/a.pdf",)
    assert part(data, "hs.zip!/a.pdf") == b"a"


def test_limits_are_kept() -> None:
    assert _reason(_zip({f"{i}.pdf": b"" for i in range(201)})) == "too_many_parts"
    assert _reason(_zip({f"{i}": bytes(2**26) for i in range(4)})) == "too_big"
    assert _reason(_zip({"a": b"x" * 500})[:-10]) == "damaged"
    assert _reason(b"PK\x03\x04rubbish") == "damaged"


def test_a_password_refuses_that_part_only() -> None:
    data = bytearray(_zip({"a.pdf": b"a", "b.pdf": b"b"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert names(bytes(data)) == ("a.pdf", "b.pdf")
    assert _reason(bytes(data), "a.pdf") == "encrypted"
    assert part(bytes(data), "b.pdf") == b"b"


def test_a_part_that_is_not_there_is_refused() -> None:
    assert _reason(_zip({"a": b""}), "b") == "damaged"

"""Text that another program wrote down: a mail saved as text, an exported chat."""

import re

_FIELD = re.compile(
    r"(?:From|Dari|To|Kepada|Cc|Bcc|Date|Sent|Tanggal|Dikirim|Subject|Subjek|Perihal|Reply-To|Importance"
    r"|Message-ID|Attachments?)\s*:",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:Subject|Subjek|Perihal)\s*:\s*(?:(?:Re|Fwd?|Bls|Trs)\s*:\s*)*(?P<subject>.*)", re.IGNORECASE)
_SENDER = re.compile(r"(?:From|Dari)\s*:.*@", re.IGNORECASE)
_ENCODED = re.compile(
    rb"^(?:Content-Transfer-Encoding:\s*(?:base64|quoted-printable)|Content-Type:\s*multipart/)", re.I | re.M
)
_DAY = r"\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d"
_HOUR = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AP]M)?"
_MESSAGE = re.compile(
    rf"^\u200e?(?:\[{_DAY},?\s{_HOUR}\]\s|{_DAY},?\s{_HOUR}\s-\s)(?P<who>[^:\n]{{1,60}}):[^\S\n]?(?P<said>.*)$", re.M
)
_BOLD = re.compile(r"(?<!\S)\*(?=\S)([^*\n]+)(?<=\S)\*(?!\w)")


def is_encoded_mail(head: bytes) -> bool:
    """Say whether a file is a mail whose text is still encoded, so that its lines tell nothing."""
    return _ENCODED.search(head) is not None


def plain(text: str) -> str:
    """Give the text without a mail's head, of which the subject stays, and a chat as messages under their senders."""
    return _messages(_without_head(text))


def _without_head(text: str) -> str:
    """Leave out the lines before the first blank one where they are a mail's: all fields, a sender among them."""
    head, blank, body = text.lstrip("\ufeff").replace("\r\n", "\n").partition("\n\n")
    lines = head.split("\n")
    fields = [line for line in lines if not line[:1].isspace()]
    if not (blank and len(fields) > 2 and all(map(_FIELD.match, fields)) and any(map(_SENDER.match, fields))):
        return text
    subject = next((match["subject"] for line in fields if (match := _SUBJECT.match(line))), "")
    return f"{subject}\n\n{body}"


def _messages(text: str) -> str:
    """Put each message into paragraphs of its own, below whoever wrote it; of a stamp alone nothing is known."""
    if len(_MESSAGE.findall(text)) < 2:
        return text
    writer = ""

    def told(match: re.Match[str]) -> str:
        nonlocal writer
        head = "" if match["who"] == writer else f"\n\n{match['who']}:"
        writer = match["who"]
        return f"{head}\n\n{match['said']}"

    return _BOLD.sub(r"\1", _MESSAGE.sub(told, text))

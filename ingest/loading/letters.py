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
    rf"^\u200e?(?P<head>(?:\[{_DAY},?\s{_HOUR}\]\s|{_DAY},?\s{_HOUR}\s-\s)[^:\n]{{1,60}}):[^\S\n]?(?P<said>.*)$", re.M
)
_BOLD = re.compile(r"(?<!\S)\*(?=\S)([^*\n]+)(?<=\S)\*(?!\w)")


def is_encoded_mail(head: bytes) -> bool:
    """Say whether a file is a mail whose text is still encoded, so that its lines tell nothing."""
    return _ENCODED.search(head) is not None


def plain(text: str) -> str:
    """Give a mail with its subject above its text and its head below, and a chat as messages under their senders."""
    return _messages(_head_last(text))


def _head_last(text: str) -> str:
    """Put the lines before the first blank one last where they are a mail's: all fields, a sender among them."""
    head, blank, body = text.lstrip("\ufeff").replace("\r\n", "\n").partition("\n\n")
    fields = [line for line in head.split("\n") if not line[:1].isspace()]
    if not (blank and len(fields) > 2 and all(map(_FIELD.match, fields)) and any(map(_SENDER.match, fields))):
        return text
    subject = next((match["subject"] for line in fields if (match := _SUBJECT.match(line))), "")
    unfolded = re.sub(r"\n\s+", " ", head).split("\n")
    return f"{subject}\n\n{body.rstrip()}\n\n{'; '.join(unfolded)}\n"


def _messages(text: str) -> str:
    """Put each message into paragraphs of its own, below who wrote it and when."""
    if len(_MESSAGE.findall(text)) < 2:
        return text
    return _BOLD.sub(r"\1", _MESSAGE.sub(r"\n\n\g<head>:\n\n\g<said>", text))

"""From the bytes of a text file to its characters, and what was wrong with them."""

import codecs

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What UTF-8 looks like after somebody read it as Windows-1252 and saved it again.
MOJIBAKE = ("â€", "Ã©", "Ã¨", "Ã¡", "Ã³", "Ã¼", "Â ", "Â·", "Â°")
FEW_BROKEN = 0.002


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of `data` and a warning when it was not plain UTF-8.

    `declared` is the encoding that the file names itself (HTML); it is believed only if it fits. Never
    fails: what is neither UTF-8 nor UTF-16 is read as Windows-1252, the usual one on Indonesian office PCs.
    """
    encoding = _encoding(data, declared)
    if encoding in ("utf-8", "utf-8-sig"):
        return _repaired(data.decode(encoding))
    if encoding == "utf-8 rusak":
        broken = data.decode("utf-8", errors="replace")
        return broken, ("beberapa karakter UTF-8 rusak diganti tanda �",)
    text = data.decode(encoding, errors="replace") if encoding != "cp1252" else _windows(data)
    return text, (f"bukan UTF-8: dibaca sebagai {encoding}",)


def _encoding(data: bytes, declared: str | None) -> str:
    for bom, name in BOMS:
        if data.startswith(bom):
            return name
    wide = utf16_of(data)
    if wide:
        return wide
    if _fits(data, "utf-8"):
        return "utf-8"
    if declared and _fits(data, declared) and not declared.lower().startswith(("utf-16", "utf-32")):
        name = codecs.lookup(declared).name
        return "cp1252" if name in ("iso8859-1", "ascii") else name
    return "utf-8 rusak" if _mostly_utf8(data) else "cp1252"


def utf16_of(data: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark, told by where its zero bytes stand; None otherwise."""
    sample = data[:4000]
    zeros_even, zeros_odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(zeros_even, zeros_odd) * 2 < len(sample) // 2 or not sample:
        return None
    return "utf-16-le" if zeros_odd > zeros_even else "utf-16-be"


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    right = sum(1 for character in text if ord(character) > 127 and character != "\ufffd")
    return right > broken and broken <= max(1, len(text) * FEW_BROKEN)


def _windows(data: bytes) -> str:
    # Five bytes mean nothing in cp1252; as Latin-1 control characters they vanish when tidied.
    return "".join(_windows_byte(byte) if byte > 127 else chr(byte) for byte in data)


def _windows_byte(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return ""


def _repaired(text: str) -> tuple[str, tuple[str, ...]]:
    if not any(sign in text for sign in MOJIBAKE):
        return text, ()
    try:
        return text.encode("cp1252").decode("utf-8"), ("karakter yang tersandi dua kali diperbaiki",)
    except UnicodeError:
        return text, ()

"""Dates and numbers as readers of each language write them."""

from datetime import date, datetime

MONTHS = {
    "id": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


def day(value: date | None, language: str) -> str | None:
    """Write a date: 7 Mei 2024, 7 May 2024; None stays None."""
    return f"{value.day} {MONTHS[language][value.month - 1]} {value.year}" if value else None


def between(value: str, language: str) -> str:
    """Write two ISO days with a slash between as one day or a span: 1 Maret 2025 – 31 Maret 2025."""
    first, last = (day(date.fromisoformat(each), language) for each in value.split("/"))
    return f"{first}" if first == last else f"{first} – {last}"


def number(value: int, language: str) -> str:
    """Write a whole number with the language's thousands: 32.117, 32,117."""
    return f"{value:,}".replace(",", "." if language == "id" else ",")


def decimal(value: float, language: str) -> str:
    """Write a number with two decimals: 0,84 or 0.84."""
    return f"{value:.2f}".replace(".", "," if language == "id" else ".")


def moment(value: datetime, language: str) -> str:
    """Write a day with its time: 22 November 2026 13.04, 22 November 2026 13:04."""
    clock = f"{value:%H.%M}" if language == "id" else f"{value:%H:%M}"
    return f"{day(value.date(), language)} {clock}"

"""One module per page: its dataclass and how it is made."""

"""Whether an Elasticsearch server answers: what `rakor doctor` looks at."""

from elasticsearch import ApiError, Elasticsearch, TransportError

from indexes.errors import IndexUnavailable

SECONDS = 5


def version(address: str) -> str:
    """Give the version of the server at an http(s) address. Raises IndexUnavailable with the reason."""
    try:
        nodes = Elasticsearch(address, request_timeout=SECONDS, max_retries=0).nodes.info(metric="os")["nodes"]
    except (ApiError, TransportError, ValueError) as reason:
        raise IndexUnavailable(f"{address} tidak menjawab sebagai Elasticsearch ({reason})") from None
    return str(next(iter(nodes.values()))["version"])

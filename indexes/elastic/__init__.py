"""The second engine: an Elasticsearch cluster, 8.19 or 9."""

from indexes.elastic.access import Access
from indexes.elastic.engine import ElasticIndex
from indexes.elastic.opening import open_reader, open_writer, remove, server_version, swap

__all__ = ["Access", "ElasticIndex", "open_reader", "open_writer", "remove", "server_version", "swap"]

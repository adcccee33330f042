"""Say at once which of the given services does not answer: `check_services.py URL…`."""

from __future__ import annotations

import socket
import sys
from urllib.parse import urlsplit

PORTS = {"postgres": 5432, "postgresql": 5432, "mysql": 3306, "redis": 6379}


def silent_services(urls: list[str], timeout: float = 5.0) -> list[str]:
    """Return a line for each URL whose host and port accept no connection within `timeout` seconds."""
    lines = []
    for url in urls:
        parts = urlsplit(url)
        address = (parts.hostname or "127.0.0.1", parts.port or PORTS[parts.scheme])
        try:
            socket.create_connection(address, timeout=timeout).close()
        except OSError as error:
            lines.append(f"{parts.scheme} at {address[0]}:{address[1]} does not answer: {error}")
    return lines


if __name__ == "__main__":
    silent = silent_services(sys.argv[1:])
    if silent:
        names = "POSTGRES_URL, MYSQL_URL and REDIS_URL say where they are."
        sys.exit("\n".join([*silent, names]))

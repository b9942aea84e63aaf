"""A port for a server that a test starts."""

import socket


def free_port() -> int:
    """
    Return a port that is free, and that the system gives to nobody else before the server has taken it.

    A line to it has just been closed from its own end. For about a minute only who asks for it by its number gets it.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = int(server.getsockname()[1])
        with socket.create_connection(("127.0.0.1", port)):
            server.accept()[0].close()
    return port

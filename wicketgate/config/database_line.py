"""The line to a PostgreSQL on another computer: by TLS only, to the server whose certificate says its name."""

from urllib.parse import parse_qs

# A socket of this computer, or this computer by its own name: nobody can read along.
ON_THIS_COMPUTER = {"", "localhost", "127.0.0.1", "::1"}


def options(host: str, query: str) -> dict[str, str]:
    """
    Return what the driver is told of the line. Nothing in the address of the database can make it less.

    The certificate is checked against those that the system trusts, or the one that `?sslrootcert=FILE` names.
    `?sslcert=FILE&sslkey=FILE` is the one by which the program proves to the server who it is.
    """
    if host in ON_THIS_COMPUTER or host.startswith("/"):
        return {}
    told = parse_qs(query)
    trusted = told.get("sslrootcert", ["system"])[-1]
    own: dict[str, str] = {name: told[name][-1] for name in ("sslcert", "sslkey") if name in told}
    return {"sslmode": "verify-full", "sslrootcert": trusted, "ssl_min_protocol_version": "TLSv1.2", **own}

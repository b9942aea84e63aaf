"""Django's SQLite backend over SQLCipher: the embedded database of one centre, encrypted as a file."""

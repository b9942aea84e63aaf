"""argon2id at its lightest: the tests sign in thousands of times, and guard nobody."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class LightArgon2(Argon2PasswordHasher):
    """The same hash as in use, at the lowest cost that the library takes."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1

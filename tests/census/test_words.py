"""Words that no committed file may hold. Each is put together here from parts, so that this file does not hold it."""

import re

# Who installs asks the registry that their own computer is set up for: a host written here would go round that choice.
REGISTRIES = (
    ".".join(("pypi", "org")),
    ".".join(("pythonhosted", "org")),
    ".".join(("npmjs", "org")),
    ".".join(("npmjs", "com")),
    ".".join(("yarnpkg", "com")),
    ".".join(("crates", "io")),
    ".".join(("golang", "org")),
    ".".join(("deb", "debian", "org")),
    ".".join(("security", "debian", "org")),
    ".".join(("rubygems", "org")),
    ".".join(("anaconda", "org")),
)
LEFT_FOR_LATER = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")) + r")\b")
LEFT_OUT = re.compile(
    "|".join(
        (
            "mark.sk" + "ip",
            r"pytest\.sk" + "ip",
            "mark.xf" + "ail",
            r"pytest\.xf" + "ail",
            "importor" + "skip",
        )
    )
)
# A path that exists on one computer only.
ONE_COMPUTER = re.compile(
    "|".join(("/ro" + "ot/", "/wo" + "rk/", "/ho" + r"me/\w", "/Us" + r"ers/\w", r"\\Us" + "ers"))
)


def test_no_file_names_a_registry(texts: dict[str, str]) -> None:
    found = [(name, host) for name, text in texts.items() for host in REGISTRIES if host in text.lower()]

    assert len(texts) > 20
    assert found == []


def test_nothing_is_left_for_later(texts: dict[str, str]) -> None:
    found = [name for name, text in texts.items() if LEFT_FOR_LATER.search(text)]

    assert len(texts) > 20
    assert found == [], "do it now, or write a decision record"


def test_no_test_is_left_out(programs: dict[str, str]) -> None:
    tests = {name: text for name, text in programs.items() if name.startswith("tests/")}

    assert len(tests) > 5
    assert [name for name, text in tests.items() if LEFT_OUT.search(text)] == []


def test_no_file_speaks_of_one_computer(texts: dict[str, str]) -> None:
    found = {name: match.group() for name, text in texts.items() if (match := ONE_COMPUTER.search(text))}

    assert len(texts) > 20
    assert found == {}

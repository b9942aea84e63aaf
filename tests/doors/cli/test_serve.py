"""`wicketgate serve` refuses a port before it opens anything."""

import socket

import pytest

from wicketgate.doors.cli.serve import main


def test_a_port_that_another_program_holds_is_refused_with_what_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        status = main(["--port", str(port)])

    said = capsys.readouterr().err
    assert status == 1
    assert f"Expected a free port, got {port}" in said
    assert "wicketgate serve --port" in said


@pytest.mark.parametrize("port", ["0", "-1", "70000"])
def test_what_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--port", port]) == 1
    assert f"got {port}" in capsys.readouterr().err

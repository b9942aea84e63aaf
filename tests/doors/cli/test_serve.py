"""`wicketgate serve` refuses a port before it opens anything."""

import socket
import threading

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


def test_what_comes_before_the_pages_is_done_before_any_thread_is_begun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from wicketgate.doors.cli import serve
    from wicketgate.doors.jobs import running

    done: list[tuple[str, list[str], bool]] = []

    def noted(what: str, names: list[str]) -> None:
        done.append((what, names, threading.current_thread() is threading.main_thread()))

    monkeypatch.setattr(running, "look_now", lambda jobs: noted("now", [job.name for job in jobs]))
    monkeypatch.setattr(running.Runner, "keep_running", lambda runner, stop: noted("kept", []))

    serve.keep_jobs_running()
    for thread in [one for one in threading.enumerate() if one.name == "jobs"]:
        thread.join(60)

    assert done == [("now", ["checkpoint"], True), ("kept", [], False)]

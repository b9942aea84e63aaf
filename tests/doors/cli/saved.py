"""What is left of a centre whose computer is lost: three papers that somebody typed in, and the disk of its backups."""

import io
import re
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from tests.doors.cli.computer import NAME, SLUG, Computer

CANARY = "Canary-Of-Ashby"


@dataclass
class Saved:
    """What is left of a lost centre: three papers, and a disk."""

    old: Computer
    disk: Path
    papers: tuple[Path, Path, Path]

    def shares(self, *numbers: int) -> list[str]:
        return [word for number in numbers for word in ("--share", str(self.papers[number - 1]))]


def a_saved_centre(folder: Path) -> Saved:
    """Begin a centre in `folder`, with three papers and an empty disk."""
    old, disk, printed = Computer(folder / "old"), folder / "disk", folder / "printed"
    for each in (old.home, disk, printed):
        each.mkdir()
    assert old.run("new-centre", "--name", NAME, "--coordinator", CANARY).returncode == 0
    made = old.run("recovery-papers", str(printed), "--centre", SLUG)
    assert made.returncode == 0, made.stderr
    return Saved(old, disk, typed_in(printed))


def typed_in(printed: Path) -> tuple[Path, Path, Path]:
    """Type the three papers in `printed` into files beside them."""
    one, two, three = (_typed(printed / f"recovery-paper-{number}.pdf") for number in (1, 2, 3))
    return one, two, three


def _typed(pdf: Path) -> Path:
    text = PdfReader(io.BytesIO(pdf.read_bytes())).pages[0].extract_text()
    lines = re.findall(r"^\d\s*((?:[A-Z2-7]{4} ){5}[a-z]+)$", text, re.MULTILINE)
    words = re.findall(r"^[a-z]{5,7}(?: [a-z]{5,7}){3}$", text, re.MULTILINE)
    typed = pdf.with_suffix(".txt")
    typed.write_text("\n".join([*lines, *words]))
    return typed

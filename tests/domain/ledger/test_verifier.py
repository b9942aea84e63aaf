"""The verifier that stands alone: short, of the standard library, and of the same mind as the program."""

import ast
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verify_ledger
from tests.domain.ledger.attacks import nine_entries
from tests.domain.ledger.test_merkle import BY_HAND, L
from tests.people import CENTRE, FOUNDER, NOW
from tests.vault.test_signing import VECTORS
from wicketgate.domain.ledger import notes
from wicketgate.domain.ledger.bundle import NoProof, proof, whole
from wicketgate.domain.ledger.checkpoints import make
from wicketgate.domain.ledger.merkle import Tree
from wicketgate.vault import signing

FILE = Path(verify_ledger.__file__)


def test_it_is_one_short_file_of_the_standard_library() -> None:
    tree = ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 8))
    imports = {
        module.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
    }

    assert len(FILE.read_text(encoding="utf-8").splitlines()) <= 200
    assert imports <= sys.stdlib_module_names


@pytest.mark.parametrize(("key", "message", "signature"), VECTORS)
def test_the_vectors_of_the_standard_hold(key: str, message: str, signature: str) -> None:
    held = bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature)
    spoilt = bytes([held[2][0] ^ 1]) + held[2][1:]

    assert verify_ledger.is_signed(held[1], held[2], held[0])
    assert not verify_ledger.is_signed(held[1] + b".", held[2], held[0])
    assert not _is_signed(held[1], spoilt, held[0])


def test_a_signature_with_the_order_added_is_refused() -> None:
    # RFC 8032, section 5.1.7: S must be below the order, or one signature would have many forms.
    signature = signing.sign(b"words", centre=CENTRE)
    more = (int.from_bytes(signature[32:], "little") + verify_ledger.Q).to_bytes(32, "little")

    assert verify_ledger.is_signed(b"words", signature, signing.public_key(CENTRE))
    assert not verify_ledger.is_signed(b"words", signature[:32] + more, signing.public_key(CENTRE))


@settings(max_examples=25)
@given(st.binary(max_size=80), st.integers(0, 63), st.integers(0, 7))
def test_it_and_the_safe_agree(message: bytes, byte: int, bit: int) -> None:
    key, signature = signing.public_key(CENTRE), bytearray(signing.sign(message, centre=CENTRE))

    assert verify_ledger.is_signed(message, bytes(signature), key)
    signature[byte] ^= 1 << bit
    assert not _is_signed(message, bytes(signature), key)
    assert not signing.is_signed(message, bytes(signature), key=key)


def _is_signed(message: bytes, signature: bytes, key: bytes) -> bool:
    try:
        return verify_ledger.is_signed(message, signature, key)
    except verify_ledger.Bad:
        return False


@pytest.mark.parametrize(("size", "root"), BY_HAND)
def test_a_tree_worked_by_hand(size: int, root: bytes) -> None:
    assert verify_ledger.roots(L[:size], {size})[size] == root


@given(st.integers(1, 40), st.data())
def test_it_takes_the_program_s_proofs_and_no_others(size: int, data: st.DataObject) -> None:
    leaves = [verify_ledger.node(bytes([number])) for number in range(size)]
    tree, index, first = Tree(leaves), data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    path, steps = tree.inclusion(index, size), list(tree.consistency(first, size))

    ends = verify_ledger.climb(index, size - 1, leaves[index], path)
    assert ends is not None
    assert ends[1] == tree.root()
    assert verify_ledger.extends(first, tree.root(first), size, tree.root(), steps)
    assert not verify_ledger.extends(first, bytes(32), size, tree.root(), steps)
    assert not verify_ledger.extends(first, tree.root(first), size, tree.root(), [*steps, bytes(32)])


@pytest.mark.django_db(databases=["default", "keyring"])
class TestFiles:
    def files(self, folder: Path) -> dict[str, str]:
        witness = nine_entries()
        texts = {
            "then": witness.export,
            "note": witness.notes[1],
            "now": "".join(whole(CENTRE)),
            "proof": "".join(proof(CENTRE, place=2)),
            "noise": "{",
            "empty": "",
        }
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        return {name: str(folder / name) for name in texts}

    def test_one_entry_is_shown_without_the_others(self, tmp_path: Path) -> None:
        files = self.files(tmp_path)

        assert verify_ledger.main([files["proof"]]) == 0
        assert verify_ledger.main([files["proof"], "--witness", files["note"]]) == 0
        assert Path(files["proof"]).read_text(encoding="utf-8").count('"entry"') == 1

    def test_a_spoilt_proof_is_refused(self, tmp_path: Path) -> None:
        files = self.files(tmp_path)
        good = Path(files["proof"]).read_text(encoding="utf-8")
        Path(files["proof"]).write_text(good.replace("page_shown", "signed_in"), encoding="utf-8")

        assert verify_ledger.main([files["proof"]]) == 1

    def test_a_false_proof_among_true_entries_is_refused(self, tmp_path: Path) -> None:
        files = self.files(tmp_path)
        true = Path(files["proof"]).read_text(encoding="utf-8").splitlines()
        inclusion = next(line for line in true if line.startswith('{"inclusion"'))
        false = inclusion.replace("page_shown", "signed_in")
        whole_ledger = Path(files["now"]).read_text(encoding="utf-8")
        Path(files["now"]).write_text(f"{whole_ledger}{false}\n", encoding="utf-8")

        assert verify_ledger.main([files["now"]]) == 1

    def test_a_last_line_without_its_end_counts_too(self, tmp_path: Path) -> None:
        files = self.files(tmp_path)
        good = Path(files["proof"]).read_text(encoding="utf-8")
        inclusion = next(line for line in good.splitlines() if line.startswith('{"inclusion"'))
        spoilt = inclusion.replace("page_shown", "signed_in")
        Path(files["proof"]).write_text(good + spoilt, encoding="utf-8")
        assert verify_ledger.main([files["proof"]]) == 1

        Path(files["proof"]).write_text(good + spoilt[:-9], encoding="utf-8")
        assert verify_ledger.main([files["proof"]]) == 2

    def test_a_key_that_was_written_down_is_the_one_that_counts(self, tmp_path: Path) -> None:
        files = self.files(tmp_path)
        other = notes.verifier_key(type(CENTRE)(int=8))

        assert verify_ledger.main([files["now"], "--key", notes.verifier_key(CENTRE)]) == 0
        assert verify_ledger.main([files["now"], "--key", other]) == 1

    @pytest.mark.parametrize("name", ["noise", "empty", "nowhere"])
    def test_what_is_no_export_is_said(self, name: str, tmp_path: Path) -> None:
        files = self.files(tmp_path)

        assert verify_ledger.main([files.get(name, str(tmp_path / "nowhere"))]) in (1, 2)

    @pytest.mark.parametrize(
        "line",
        [
            pytest.param('{"entry":' + "[" * 100_000, id="deeper than anybody reads"),
            pytest.param(
                '{"checkpoint":"a\\n' + "9" * 5000 + '\\nAA==\\n\\n— a AAAA"}', id="a size without end"
            ),
            pytest.param('{"checkpoint":"a\\n1\\nAA==\\n\\n— a"}', id="a signature that is none"),
            pytest.param('{"inclusion":{"entry":"","place":1e999,"size":1e999,"path":[]}}', id="no number"),
            pytest.param('{"entry":"\\ud800"}', id="half a letter"),
            pytest.param('["entry"]', id="a list"),
        ],
    )
    def test_whatever_somebody_made_up_is_said_in_one_line(
        self, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        made_up = tmp_path / "made up"
        made_up.write_text(line.replace('["entry"]', '{}\n["entry"]') + "\n", encoding="utf-8")

        assert verify_ledger.main([str(made_up)]) in (1, 2)
        assert len(capsys.readouterr().out.splitlines()) == 1

    def test_an_export_holds_no_text_of_anybody(self, tmp_path: Path) -> None:
        files = self.files(tmp_path)

        assert "salt" not in Path(files["now"]).read_text(encoding="utf-8")

    def test_an_entry_that_no_checkpoint_covers_has_no_proof(self) -> None:
        make(by=FOUNDER, at=NOW)

        with pytest.raises(NoProof, match="wicketgate ledger checkpoint"):
            list(proof(CENTRE, place=1))

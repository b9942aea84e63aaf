"""The tree of RFC 6962: worked by hand for 0 to 9 leaves, and what must hold for every size."""

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wicketgate.domain.ledger.merkle import Tree, extends, includes, leaf_hash, node_hash

L = [leaf_hash(bytes([number])) for number in range(9)]


def n(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


# Each tree as it is drawn on paper: a whole half on the left, what is left over on the right.
BY_HAND = [
    pytest.param(0, hashlib.sha256(b"").digest(), id="no leaf: the digest of nothing"),
    pytest.param(1, L[0], id="one leaf is its own root"),
    pytest.param(2, n(L[0], L[1]), id="two"),
    pytest.param(3, n(n(L[0], L[1]), L[2]), id="three: two and one"),
    pytest.param(4, n(n(L[0], L[1]), n(L[2], L[3])), id="four"),
    pytest.param(5, n(n(n(L[0], L[1]), n(L[2], L[3])), L[4]), id="five: four and one"),
    pytest.param(6, n(n(n(L[0], L[1]), n(L[2], L[3])), n(L[4], L[5])), id="six: four and two"),
    pytest.param(
        7, n(n(n(L[0], L[1]), n(L[2], L[3])), n(n(L[4], L[5]), L[6])), id="seven: four and two and one"
    ),
    pytest.param(
        8,
        n(n(n(L[0], L[1]), n(L[2], L[3])), n(n(L[4], L[5]), n(L[6], L[7]))),
        id="eight",
    ),
    pytest.param(
        9,
        n(n(n(n(L[0], L[1]), n(L[2], L[3])), n(n(L[4], L[5]), n(L[6], L[7]))), L[8]),
        id="nine: eight and one",
    ),
]


@pytest.mark.parametrize(("size", "root"), BY_HAND)
def test_a_tree_worked_by_hand(size: int, root: bytes) -> None:
    assert Tree(L[:size]).root() == root
    assert Tree(L).root(size) == root


def test_a_leaf_and_a_node_are_marked_apart() -> None:
    assert leaf_hash(b"") == hashlib.sha256(b"\x00").digest()
    assert leaf_hash(L[0] + L[1]) != node_hash(L[0], L[1])


def test_the_paths_of_seven_leaves_are_those_of_the_standard() -> None:
    # RFC 6962, section 2.1.3, draws this tree with its paths.
    tree = Tree(L[:7])
    g, h, i, j = n(L[0], L[1]), n(L[2], L[3]), n(L[4], L[5]), L[6]
    k, left = n(i, j), n(g, h)

    assert tree.inclusion(0, 7) == (L[1], h, k)
    assert tree.inclusion(3, 7) == (L[2], g, k)
    assert tree.inclusion(4, 7) == (L[5], j, left)
    assert tree.inclusion(6, 7) == (i, left)
    assert tree.consistency(3, 7) == (L[2], L[3], g, k)
    assert tree.consistency(4, 7) == (k,)
    assert tree.consistency(6, 7) == (i, j, left)


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda tree: tree.root(10), id="the root of more than there are"),
        pytest.param(lambda tree: tree.inclusion(9, 9), id="a leaf after the last"),
        pytest.param(lambda tree: tree.inclusion(-1, 9), id="a leaf before the first"),
        pytest.param(lambda tree: tree.consistency(0, 9), id="a beginning with nothing in it"),
        pytest.param(lambda tree: tree.consistency(5, 4), id="sizes the wrong way round"),
    ],
)
def test_what_a_tree_does_not_hold_is_an_error(ask: object) -> None:
    with pytest.raises(ValueError, match="Expected"):
        ask(Tree(L))  # type: ignore[operator]


leaves = st.integers(1, 70).map(lambda size: [leaf_hash(str(number).encode()) for number in range(size)])


@given(leaves, st.data())
def test_every_leaf_is_shown_to_be_where_it_is_and_nowhere_else(
    row: list[bytes], data: st.DataObject
) -> None:
    tree, size = Tree(row), data.draw(st.integers(1, len(row)))
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    path, root = tree.inclusion(index, size), tree.root(size)

    assert includes(row[index], index=index, size=size, path=path, root=root)
    assert not includes(leaf_hash(b"another"), index=index, size=size, path=path, root=root)
    assert other == index or not includes(row[index], index=other, size=size, path=path, root=root)
    assert not includes(row[index], index=index, size=size, path=(*path, root), root=root)
    assert not path or not includes(row[index], index=index, size=size, path=path[:-1], root=root)


@given(leaves, st.data())
def test_every_tree_is_shown_to_begin_every_larger_one(row: list[bytes], data: st.DataObject) -> None:
    tree, second = Tree(row), data.draw(st.integers(1, len(row)))
    first = data.draw(st.integers(1, second))
    path = tree.consistency(first, second)

    assert extends(first, tree.root(first), second, tree.root(second), path)
    assert not extends(first, bytes(32), second, tree.root(second), path)
    assert not extends(first, tree.root(first), second, bytes(32), path)
    assert not extends(first, tree.root(first), second, tree.root(second), (*path, bytes(32)))


@given(leaves, st.data())
def test_a_tree_with_one_leaf_changed_does_not_go_on_from_the_old_one(
    row: list[bytes], data: st.DataObject
) -> None:
    first = data.draw(st.integers(1, len(row)))
    place = data.draw(st.integers(0, first - 1))
    forged = Tree([*row[:place], leaf_hash(b"forged"), *row[place + 1 :]])

    assert not extends(
        first, Tree(row).root(first), len(row), forged.root(), forged.consistency(first, len(row))
    )


@given(leaves)
def test_the_tree_at_every_size_is_the_tree_of_that_many(row: list[bytes]) -> None:
    tree = Tree(row)

    assert [tree.root(size) for size in range(len(row) + 1)] == [
        Tree(row[:size]).root() for size in range(len(row) + 1)
    ]
    assert all(tree.root(one) != tree.root(next_) for one, next_ in pairwise(range(len(row) + 1)))

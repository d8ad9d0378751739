"""Neural networks: what the rows' tests cannot say: words of errors, randomness, plain NumPy beside the layers."""

import tracemalloc

import numpy as np
import pytest

import engine as mg
from engine import nnet
from engine.nnet import conv_nd

pytestmark = pytest.mark.wasm

RNG = np.random.default_rng(0)


def test_conv_is_the_sum_over_windows():
    x, w = RNG.normal(size=(2, 3, 5, 6)), RNG.normal(size=(4, 3, 2, 3))
    out = conv_nd(x, w, stride=(1, 3), padding=(1, 0))
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (0, 0)))
    expected = [
        [
            [[np.sum(padded[n, :, i : i + 2, 3 * j : 3 * j + 3] * w[f]) for j in range(2)] for i in range(6)]
            for f in range(4)
        ]
        for n in range(2)
    ]
    np.testing.assert_allclose(out.data, expected)
    assert out.constant


def test_conv_remembers_its_data_even_if_a_window_is_a_single_place():
    x, w = mg.tensor(np.arange(3.0).reshape(1, 1, 3)), mg.ones((1, 1, 1))
    out = conv_nd(x, w, stride=1)
    x += 10
    out.backward()
    assert w.grad.item() == 3


def test_conv_asks_nothing_for_data_that_are_constant():
    x, w = RNG.normal(size=(2, 1, 4, 4)), mg.tensor(RNG.normal(size=(3, 1, 2, 2)))
    out = conv_nd(x, w, stride=1)
    assert type(out.creator.inputs[0]) is np.ndarray  # the columns: no node, so no gradient is made for them
    out.backward()
    again = mg.tensor(w.data)
    conv_nd(mg.tensor(x), again, stride=1).backward()
    np.testing.assert_array_equal(w.grad, again.grad)


def gru_by_hand(X, Uz, Wz, bz, Ur, Wr, br, Uh, Wh, bh, s):
    def sigmoid(x):
        return 1 / (1 + np.exp(-x))

    states = [s]
    for x in X:
        z, r = sigmoid(x @ Uz + s @ Wz + bz), sigmoid(x @ Ur + s @ Wr + br)
        s = (1 - z) * np.tanh(x @ Uh + (r * s) @ Wh + bh) + z * s
        states.append(s)
    return np.array(states)


def gru_parameters():
    return [RNG.normal(size=shape) for shape in ((2, 3), (3, 3), (3,)) * 3]


def test_gru_gives_all_states():
    X, parameters, start = RNG.normal(size=(4, 2, 2)), gru_parameters(), RNG.normal(size=(2, 3))
    states = nnet.gru(X, *parameters, s0=start)
    np.testing.assert_allclose(states.data, gru_by_hand(X, *parameters, start))
    assert nnet.gru(X, *parameters).shape == (5, 2, 3)


def test_gru_lets_gradients_flow_back_no_further_than_told():
    X, parameters = mg.tensor(RNG.normal(size=(4, 2, 2))), gru_parameters()
    mg.sum(nnet.gru(X, *parameters, bp_lim=2)[-1]).backward()
    assert [bool(np.any(step)) for step in X.grad] == [False, True, True, True]


def test_steps_of_a_sequence_share_the_memory_of_its_gradient():
    # Each picked part used to make an array of the size of the whole: 200 times 200 elements.
    x = mg.tensor(RNG.normal(size=(200, 1000)))
    total = sum((mg.sum(mg.square(row)) for row in x), start=mg.tensor(0.0))
    tracemalloc.start()
    total.backward()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    np.testing.assert_array_equal(x.grad, 2 * x.data)
    assert most < 1.2 * x.data.nbytes


def test_parts_that_overlap_or_repeat_add_up():
    x = mg.tensor(np.arange(4.0))
    (mg.sum(x[1:3]) + 2 * mg.sum(x[[1, 1, 3]]) + x[3] + mg.sum(x[x > 1] * x[x > 1])).backward()
    np.testing.assert_array_equal(x.grad, [0, 5, 5, 9])


def test_dropout_keeps_the_mean_and_sits_still_outside_training():
    mg.random.seed(0)
    x = mg.ones((100, 100))
    thinned = nnet.dropout(x, 0.25)
    assert set(np.unique(thinned.data)) == {np.float32(0), np.float32(4 / 3)}
    assert thinned.data.mean() == pytest.approx(1, abs=0.02)
    np.testing.assert_array_equal(nnet.dropout(x, 0.25, training=False).data, x.data)


def test_large_scores_do_not_overflow():
    big = mg.tensor([[-1000.0, 0.0, 1000.0]])
    np.testing.assert_array_equal(nnet.sigmoid(big).data, [[0, 0.5, 1]])
    np.testing.assert_array_equal(nnet.softmax(big).data, [[0, 0, 1]])
    loss = nnet.softmax_crossentropy(big, np.array([0]))
    loss.backward()
    assert loss.item() == 2000
    np.testing.assert_array_equal(big.grad, [[-1, 0, 1]])


def test_bce_of_scores_is_bce_of_their_sigmoids():
    scores, target = RNG.normal(size=5), np.array([0, 1, 1, 0, 1])
    np.testing.assert_allclose(nnet.sigmoid_bce(scores, target).data, nnet.bce(nnet.sigmoid(scores), target).data)


def test_pooling_and_kinks():
    x = mg.tensor([[1.0, 1.0, 0.0, 3.0]])
    nnet.max_pool(x, (2,), 2).backward()
    np.testing.assert_array_equal(x.grad, [[1, 0, 0, 1]])
    z = mg.tensor([0.0])
    for f in (nnet.relu, nnet.hard_tanh, lambda x: nnet.leaky_relu(x, 0.1)):
        f(z).backward()
        assert z.grad in (0, 1)


@pytest.mark.parametrize(
    "call, error, words",
    [
        (
            lambda: conv_nd(np.ones((1, 2, 4)), np.ones((1, 3, 2)), stride=1),
            ValueError,
            r"conv_nd.*\(1, 2, 4\).*\(1, 3, 2\)",
        ),
        (lambda: conv_nd(np.ones((1, 1, 4)), np.ones((1, 1, 3)), stride=2), ValueError, "do not tile"),
        (lambda: conv_nd(np.ones((1, 1, 4)), np.ones((1, 1, 3)), stride=0), ValueError, "stride"),
        (lambda: conv_nd(np.ones((1, 1, 4)), np.ones((1, 1, 2)), stride=1, padding=(1, 1)), ValueError, "padding"),
        (lambda: nnet.max_pool(np.ones((4, 4)), 2, 2), ValueError, "max_pool"),
        (lambda: nnet.max_pool(np.ones((4, 5)), (2, 2), 2), ValueError, "do not tile"),
        (lambda: nnet.batchnorm(np.ones(3), eps=0), ValueError, "channels"),
        (lambda: nnet.batchnorm(np.ones((2, 3)), gamma=np.ones(2), eps=0), ValueError, "one number per channel"),
        (lambda: nnet.softmax_crossentropy(np.ones((2, 3)), [0.0, 1.0]), TypeError, "integers"),
        (lambda: nnet.softmax_crossentropy(np.ones((2, 3)), [0]), ValueError, r"\(2, 3\).*\(1,\)"),
        (lambda: nnet.mse(np.ones(3), np.ones((3, 1))), ValueError, "mse"),
        (lambda: nnet.margin_ranking_loss(np.ones(3), np.ones(2), 1, 0.1), ValueError, "margin_ranking_loss"),
        (lambda: nnet.focal_loss(np.ones((1, 2)), [0], gamma=-1), ValueError, "gamma"),
        (lambda: nnet.elu(1.0, [1, 2]), TypeError, "alpha"),
        (lambda: nnet.glu(np.ones(3)), ValueError, "odd length"),
        (lambda: nnet.dropout(np.ones(3), 1.0), ValueError, "rate"),
        (lambda: nnet.dense(np.ones(3), np.ones((2, 3))), ValueError, "dense"),
        (lambda: nnet.gru(np.ones((2, 1, 3)), *gru_parameters()), ValueError, "gru"),
        (lambda: nnet.he_normal(3), ValueError, "two axes"),
        (lambda: nnet.uniform(3, lower_bound=1, upper_bound=0), ValueError, "lower bound"),
        (lambda: mg.sliding_window_view(np.ones(3), (4,), 1), ValueError, "do not fit"),
        (lambda: mg.sliding_window_view(np.ones(3), 2, 1), TypeError, "sequence"),
    ],
)
def test_misuse_is_answered_with_a_remedy(call, error, words):
    with pytest.raises(error, match=words):
        call()

"""The memory guard to the letter: who keeps an array read-only, and until when; which versions are remembered."""

import gc

import numpy as np
import pytest

import engine as mg
from engine import record

pytestmark = pytest.mark.wasm


def test_data_of_a_used_leaf_is_locked_until_its_last_user_is_gone():
    x = mg.tensor([1.0, 2.0])
    first, second = x * 2, x * 3
    data = x.data
    first.backward()
    assert not data.flags.writeable
    del second
    assert data.flags.writeable


@pytest.mark.parametrize("value", [2.0, [1.0, 2.0]])
def test_data_of_a_leaf_that_only_dropped_results_used_is_writeable(value):
    x = mg.tensor(value)
    for _ in range(3):
        mg.exp(x) + x * x + 2 / x
        assert x.data.flags.writeable
        x.data[...] = 1.0


def test_users_of_before_and_after_a_lock_keep_it():
    x = mg.tensor([1.0, 2.0])
    early = x * 2
    data = x.data
    late = x * 3
    del early
    assert not data.flags.writeable
    del late
    assert data.flags.writeable


def test_data_of_a_constant_is_guarded_too():
    x, c = mg.tensor([1.0, 2.0]), mg.tensor([3.0, 4.0], constant=True)
    y = x * c
    data = c.data
    assert not data.flags.writeable
    y.backward()
    assert data.flags.writeable


def test_reading_data_of_a_used_leaf_asks_no_other_object(monkeypatch):
    def refuse(*objects):
        raise AssertionError("the whole heap was searched")

    monkeypatch.setattr(gc, "get_referrers", refuse)
    monkeypatch.setattr(gc, "get_objects", refuse)
    x = mg.tensor([1.0, 2.0])
    y = x * x
    assert not x.data.flags.writeable
    y.backward()


def tensors():
    """How many tensors there are, versions included."""
    return sum(isinstance(held, mg.Tensor) for held in gc.get_objects())


@pytest.mark.parametrize("value", [1.0, [1.0, 2.0]])
def test_versions_of_a_constant_that_nobody_needs_are_forgotten(value):
    w, c = mg.tensor(value), mg.tensor(value, constant=True)
    before = tensors()
    for _ in range(100):
        (w * c).sum().backward()
        c += 1.0
    assert tensors() - before <= 4


def test_versions_that_somebody_needs_are_kept():
    w, c = mg.tensor(2.0), mg.tensor(0.0, constant=True)
    total = 0.0
    for _ in range(40):
        total = total + w * c
        c += 1.0
    total.backward()
    assert w.grad == sum(range(40))


def test_a_condition_may_be_a_variable_tensor_and_gets_no_gradient():
    condition, x, y = mg.tensor([0.0, 1.0]), mg.tensor([1.0, 2.0]), mg.tensor([3.0, 4.0])
    z = mg.where(condition, x, y) * condition
    z.backward()
    np.testing.assert_array_equal(condition.grad, [3.0, 2.0])
    np.testing.assert_array_equal(x.grad, [0.0, 1.0])
    np.testing.assert_array_equal(y.grad, [0.0, 0.0])


def test_an_operand_that_gets_no_contribution_stays_without_a_gradient():
    condition, x = mg.tensor([0.0, 1.0]), mg.tensor([1.0, 2.0])
    made = [node.made for node, _, _ in mg.sweep(mg.where(condition, x, x))]
    assert condition.made not in made
    mg.where(condition, x, x).backward()
    assert condition.grad is None
    np.testing.assert_array_equal(x.grad, [1.0, 1.0])


def test_a_constant_that_is_updated_without_end_remembers_one_update():
    counter, buffer = mg.tensor(0), mg.zeros(3, constant=True)
    for k in range(100):
        counter += 1
        buffer[k % 3] = k
    for updated, op in (counter, "add"), (buffer, "setitem"):
        assert updated.creator.op == op
        assert updated.creator.inputs[0].creator is None


def test_a_constant_knows_the_values_that_it_was_made_of_after_an_update():
    scale = mg.tensor([1.0, 2.0], constant=True)
    early = scale * 2
    for _ in range(20):
        mean = scale / 2
        scale += 1
    assert early.creator.inputs[0].data.tolist() == [1.0, 2.0]
    assert mean.creator.inputs[0].data.tolist() == [20.0, 21.0]


@pytest.mark.parametrize(
    "end", [lambda y: y.clear_graph(), lambda y: y.backward(), lambda y: None], ids=["cleared", "backward", "dropped"]
)
def test_what_constants_were_made_of_is_locked_for_as_long_as_they_remember(end):
    array = np.array([1.0, 2.0])
    data, number = mg.tensor([1.0, 2.0], constant=True), mg.tensor(3)
    scaled = data * array * number
    assert not data.data.flags.writeable and not array.flags.writeable and not number.data.flags.writeable
    assert scaled.data.flags.writeable
    end(scaled)
    del scaled
    assert data.data.flags.writeable and array.flags.writeable and number.data.flags.writeable


def test_nothing_is_locked_for_constants_while_the_guard_is_off():
    data = mg.tensor([1.0, 2.0], constant=True)
    with mg.mem_guard_off:
        scaled = data * 2
    assert data.data.flags.writeable and scaled.creator.inputs[0] is data


def is_quick():
    """Whether operations need not look at their switches."""
    return not record.special


def test_switches_that_stand_as_at_first_cost_nothing():
    assert is_quick()
    mg.turn_memory_guarding_off()
    assert not is_quick() and not mg.mem_guard_active()
    mg.turn_memory_guarding_on()
    assert is_quick() and mg.mem_guard_active()


def test_a_switch_for_good_inside_a_block_ends_with_the_block():
    with mg.mem_guard_off:
        mg.turn_memory_guarding_on()
        assert mg.mem_guard_active()
        with mg.no_autodiff, mg.mem_guard_off:
            mg.turn_memory_guarding_off()
    assert mg.mem_guard_active() and is_quick()

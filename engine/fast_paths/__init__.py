"""Shorter ways to the same results: what the benchmark shows to matter, and nothing else.

Everything here can be left out: `with record.switched(quick=False)` computes without it, and a test runs the engine's
programs so. What a short way does not take goes the plain way, in `tensor` and `backprop`.

    forward    arithmetic, and functions of one operand, of variable tensors whose memory nobody else has; numbers made
               of Python's, and updated in place
    backward   the chain rule with gradients in the nodes themselves, in place of a `sweep`

What each is worth, as the time of the benchmark's workloads without it, in geometric mean (the row that feels it most):

    backward                      2.8   (one leaf used 10,000 times: 5.4)
    arithmetic                    1.3   (a chain of operations on a number: 2.1)
    calls                         1.15  (formulas of ten points: 1.6)
    numbers updated in place      1.15  (descent by `w -= ...`: 2.9)
    numbers handed out and back   1.1   (descent by `w.data -= ...`: 2.3)

A function of one operand takes 1.4 times as long without its way (a sine of ten numbers). Two things are written out
there that could be calls: `fill` in arithmetic (calling it: 7 % more for the forward pass of numbers), and in the
backward pass what numbers pass to each of two operands.
"""

"""What the engine has beyond MyGrad, by room: names that a script for MyGrad cannot have."""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> set[str]:
    return {*text.split()}


OURS = {"data"}  # modules that come with the page alone
FOREIGN = {"autograd", "mxnet", "torch", "jax"}
KEYWORDS = {"create_graph"}
METHODS = _words("all argsort diagonal dot fill nonzero ptp register_hook round sort take tolist trace")

UNHEARD = {"sinc"}  # functions that MyGrad has, and does not answer to under their name in NumPy

ROOMS: Mapping[str, set[str]] = {
    "": _words("""
        Call DisconnectedView InvalidBackprop InvalidGradient MyGradException all append apply_along_axis
        apply_over_axes argpartition argsort argwhere array_equal array_equiv array_split average batch_jacobian
        block broadcast_arrays check check_grad choose column_stack compress computational_graph conj conjugate
        convolve copy copysign corrcoef correlate count_nonzero cov cross cumulative_prod cumulative_sum
        custom_rule deg2rad degrees delete diag diagflat diagonal diff digitize dot dsplit dstack ediff1d
        elementwise_grad extract fabs flatnonzero flip fliplr flipud float_power fmax fmin frexp grad gradient
        heaviside hessian histogram hsplit hstack hvp hypot inner insert interp iscomplex isin isneginf isposinf
        isreal ix_ jacobian jvp kron ldexp lexsort local matrix_transpose matvec median meshgrid modf mxnet
        nan_to_num nanargmax nanargmin nancumprod nancumsum nanmax nanmean nanmedian nanmin nanpercentile
        nanprod nanquantile nanstd nansum nanvar nonzero numerical_gradient observe optimizers outer pad
        partition percentile piecewise polyval ptp put_along_axis quantile rad2deg radians real resize rot90
        round rule_of searchsorted select snapshot sort split storage sweep take take_along_axis tensordot tile
        trace trapezoid tril triu unique unstack value_and_grad vander vdot vecdot vecmat vjp vsplit vstack
    """),
    "linalg": _words("""
        EigResult EighResult QRResult SVDResult SlogdetResult cholesky cond cross det diagonal eig eigh eigvals
        eigvalsh inv lstsq matmul matrix_norm matrix_power matrix_rank matrix_transpose multi_dot outer pinv qr
        slogdet solve svd svdvals trace vecdot vector_norm
    """),
    "nnet": _words("""
        average_pool bce dense dropout gru huber l1 layernorm mse sigmoid_bce
    """),
    "nnet.layers": _words("""
        average_pool dense dropout gru layernorm
    """),
    "nnet.losses": _words("""
        bce huber l1 mse sigmoid_bce
    """),
    "random": _words("""
        choice normal permutation uniform
    """),
}

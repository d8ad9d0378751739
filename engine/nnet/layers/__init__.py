"""Layers of neural networks, as functions of their data and their parameters."""

from engine.nnet.layers.conv import conv_nd
from engine.nnet.layers.dense import dense, dropout
from engine.nnet.layers.gru import gru
from engine.nnet.layers.normalization import batchnorm, layernorm
from engine.nnet.layers.pooling import average_pool, max_pool

__all__ = ["average_pool", "batchnorm", "conv_nd", "dense", "dropout", "gru", "layernorm", "max_pool"]

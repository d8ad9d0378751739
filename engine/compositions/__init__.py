"""NumPy functions that are sentences of other functions: they need no rule of their own.

Each takes what NumPy's takes, tensors too, and gives a tensor; `np.<name>` comes here when it is given a tensor. A
module is loaded when one of its names is first used: engine/later.py says which names live where.
"""

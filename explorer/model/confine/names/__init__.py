"""The names that programs may use, as tables: Python's own, math, NumPy and the engine."""

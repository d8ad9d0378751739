"""The methods of arrays, tensors and NumPy's single numbers: what each costs and takes."""

from __future__ import annotations

ARRAYS = """
reduced(self:self, /, axis=, dtype=, out=, keepdims=, initial=, where=): sum prod
reduced(self:self, /, axis=, dtype=, out=, keepdims=, *, where=): mean
reduced(self:self, /, axis=, out=, keepdims=, initial=, where=): max min
reduced(self:self, /, axis=, out=, keepdims=, *, where=): any all
reduced(self:self, /, axis=, out=, *, keepdims=): argmax argmin
deviated(self:self, /, axis=, dtype=, out=, ddof:number=, keepdims=, *, where=, mean=, correction=): std var
accumulated(self:self, /, axis=, dtype=): cumsum cumprod
viewed(self:self, /, offset:whole=, axis1=, axis2=, dtype=, out=): trace
viewed(self:self or texts, /, *shape, order=): reshape
viewed(self:self or texts, /, order=): ravel flatten copy
viewed(self:self or texts, /, axis=): squeeze
viewed(self:self or texts, /, *axes): transpose
viewed(self:self, axis1, axis2, /): swapaxes
viewed(self:self, /, offset:whole=, axis1=, axis2=): diagonal
viewed(self:self, /): conj conjugate view
taken(self:self or texts, indices, /, axis=, out=, mode=): take
searched(self:self or texts, v:array or texts, /, side=, sorter=): searchsorted
cast(self:self or texts, /, dtype:dtype of any, order=, casting=, subok=, copy=): astype
stepwise(self:self, /, min=, max=, out=): clip
stepwise(self:self, /, decimals=, out=): round
places(self:self, /): nonzero
free(self:self or texts, /, *args:shape): item
viewed(self:self, /, value:number): fill
sorted_anew(self:self or texts, /, axis=, kind=, *, stable=): sort argsort
sorted_anew(self:self, kth, /, axis=, kind=): partition argpartition
repeated(self:self or texts, repeats, /, axis=): repeat
dotted(self:self, other, /, out=): dot
"""
TENSORS = """
reduced(self:self, axis=, keepdims=, *, constant=, dtype=, out=, initial=, where=): sum mean max min prod
deviated(self:self, axis=, ddof:number=, keepdims=, *, constant=, dtype=, out=, where=, mean=, correction=): std var
reduced(self:self, axis=, out=, keepdims=): any all
reduced(self:self, axis=, out=): argmax argmin
accumulated(self:self, axis=, *, constant=): cumsum cumprod
viewed(self:self, offset:whole=, axis1=, axis2=): trace diagonal
viewed(self:self, *newshape:shape, constant=): reshape
viewed(self:self, *, constant=): ravel flatten copy
viewed(self:self, axis=, *, constant=): squeeze
viewed(self:self, *axes:shape, constant=): transpose
viewed(self:self, axis1, axis2, *, constant=): swapaxes
viewed(self:self, source, destination, *, constant=): moveaxis
viewed(self:self, dtype, casting=, copy=, *, constant=): astype
stepwise(self:self, a_min=, a_max=, out=, *, constant=): clip
stepwise(self:self, decimals=): round
free(self:self): item null_grad clear_graph
free(self:self, clear_graph=): null_gradients
sorted_anew(self:self, axis=): sort argsort
repeated(self:self, repeats, axis=, *, constant=): repeat
matrices(self:self, other): matmul
dotted(self:self, b): dot
each(self:self): abs
"""
ONE_NUMBER = """
free(self:self, /, *args:shape): item
free(self:self, /, decimals=): round
free(self:self, /, axis=, dtype=): sum mean
free(self:self, /, axis=): max min
free(self:self, /): copy is_integer any all prod tolist conj conjugate argmax argmin std var squeeze
free(self:self, /, dtype): astype
free(self:self, /, *shape): reshape
"""

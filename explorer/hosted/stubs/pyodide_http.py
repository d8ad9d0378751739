"""Stands in for pyodide_http: the hosted page makes no request from Python."""


def patch_all() -> None:
    """Nothing to patch."""

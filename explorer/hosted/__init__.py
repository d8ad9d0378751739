"""The hosted page: a folder of static files in which Python itself runs in the reader's browser.

On this machine `compiler` makes the folder from pinned inputs; `rehearsal` and `bytecode` are run inside Pyodide while
it does; `bridge` and `importer` are what the reader's browser runs.
"""

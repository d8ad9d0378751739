"""The engine's own tests, run where the hosted page runs the engine: inside Pyodide.

`python -m tests.engine_wasm` runs those marked `wasm`, `python -m tests.engine_wasm --all` all of them; further
options go to pytest. `inside` is what runs in Pyodide.
"""

"""`panel serve explorer/serve.py`: once per page load, one Explorer; its answers are made in children of the server."""

from explorer.app import Explorer
from explorer.server import install_guards, warn
from explorer.session import InTurn
from explorer.views.worker_pool import WorkerPool, nearby

if install_guards():  # at the first page only, and not where the server has done so itself
    warn()
children = nearby()
children.start()  # their parent is warm by the time the page asks for its first run
turn = InTurn()
answering = WorkerPool(children, turn.used, turn.told)
explorer = Explorer(answering=answering, executor=turn, give_up=answering.give_up, stop=answering.stop)
turn.heard = explorer.session.told
explorer.serve()

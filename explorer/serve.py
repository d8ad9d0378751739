"""`panel serve explorer/serve.py`: once per page load, one Explorer; its answers are made in children of the server."""

from explorer.app import Explorer
from explorer.doors import stand, warn
from explorer.session import InTurn
from explorer.views.afar import Afar, nearby

if stand():  # at the first page only, and not where the server has done so itself
    warn()
children = nearby()
children.start()  # their parent is warm by the time the page asks for its first run
turn = InTurn()
answering = Afar(children, turn.used, turn.told)
explorer = Explorer(answering=answering, elsewhere=turn, give_up=answering.give_up, stop=answering.stop)
turn.heard = explorer.session.told
explorer.serve()

"""Someone who reads, types and drags: what the tests do with the page, by the names a screen reader hears."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, TimeoutError

ROWS = """() => {
  const found = [];
  const walk = (root) => root.querySelectorAll("*").forEach((element) => {
    if (element.tagName === "TR" && element.dataset.node !== undefined) found.push(
      {name: element.cells[0].textContent, line: element.cells[4].textContent,
       current: element.getAttribute("aria-current"), value: element.dataset.value,
       gradient: element.dataset.gradient});
    if (element.shadowRoot) walk(element.shadowRoot);
  });
  walk(document);
  return found;
}"""

# as an address opens in a new page: with nothing that the readers before have chosen, unless the address says so
AGAIN = """fragment => {
  const store = autodiff.store("main");
  const revision = store.get("revision");
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  focused?.blur();
  localStorage.clear();
  store.pause();
  store.set({speed: 1, granularity: "contribution", keys: true, help: false, pane: undefined, tab: null});
  store.set({limit: store.get("shortest")});
  store.set({own: null, lentTheme: null, descending: {rate: 0.1, steps: 10}}); // the last wish is what the sliders keep
  store.set({descending: null});
  store.set({theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"});
  history.pushState(null, "", location.pathname + fragment);
  dispatchEvent(new PopStateEvent("popstate"));
  return revision;
}"""
FRAMES = """() => new Promise((done) => {
  let left = 4;
  const next = () => (left-- ? requestAnimationFrame(next) : done());
  next();
})"""
POLLING = 30  # ms; asked at every frame, the page would draw frames all the time
LEFT = {"color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}
WIDE = {"width": 1440, "height": 900}
STATE = """() => {
  const fields = ["revision", "answered", "busy", "runtime", "failure", "source"];
  return JSON.stringify([{...document.documentElement.dataset}, globalThis.autodiff?.store("main").all(fields)]);
}"""


class Reader:
    """A page and how to use it. `errors`: what the console complained of; `strangers`: which other hosts were asked."""

    def __init__(self, page: Page, address: str, patience: float) -> None:
        self.page, self.address, self.patience = page, address, 1000 * patience
        self.errors: list[str] = []
        self.strangers: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("request", self._asked)

    def open(self, fragment: str = "") -> Reader:
        """Go to the page and wait until Python can compute and something can be stepped.

        Where it is open already, the address is gone to in it, as from a link.
        """
        if not self._is_open():
            self.page.goto(self.address + fragment)
            return self.ready()
        self.page.bring_to_front()  # a page behind another one is drawn once a second
        revision = self.page.evaluate(AGAIN, fragment)
        self._until(f"html.dataset.revision > {revision} && html.dataset.steps === 'ready'")
        return self.answered()

    def ready(self) -> Reader:
        """Wait until Python can compute, something can be stepped, and the editor proper has come."""
        self._until("html.dataset.runtime === 'ready' && html.dataset.steps === 'ready'", self.patience)
        self.page.locator(".cm-content").first.wait_for(state="attached", timeout=self.patience)
        return self.answered()

    def answered(self) -> Reader:
        """Wait until the answer to the newest request is on the screen, all of it."""
        self._until("newest && (store.get('tape').source === source || store.get('failed') === source)")
        self._until("!store.get('busy')")
        return self

    def drawn(self) -> Reader:
        """Wait until what is known by now has been drawn, in the layout that fits the room it has."""
        self.page.evaluate(FRAMES)
        self._until("newest || !store.get('sides')")
        self.page.evaluate(FRAMES)
        return self

    def leave(self) -> tuple[list[str], list[str]]:
        """Leave the page to others; what the console complained of meanwhile, and which other hosts were asked."""
        said = self.errors[:], self.strangers[:]
        self.errors.clear(), self.strangers.clear()
        if self.page.url.startswith(self.address):
            self.page.evaluate("localStorage.clear()")
        self.page.keyboard.up("Control")
        self.page.mouse.up()
        self.page.mouse.move(0, 0)
        self.page.emulate_media(**LEFT)
        self.page.set_viewport_size(WIDE)
        return said

    def state(self, name: str) -> object:
        """A field of the store."""
        return self.page.evaluate("name => autodiff.store('main').get(name)", name)

    @property
    def editor(self) -> Locator:
        """The program."""
        return self.page.get_by_role("textbox", name="Program", exact=True)

    @property
    def text(self) -> str:
        """What the editor holds."""
        return self.editor.evaluate("box => box.value")

    def slider(self, name: str) -> Locator:
        """A slider by its name."""
        return self.page.get_by_role("slider", name=name, exact=True)

    def button(self, name: str) -> Locator:
        """A button by its name."""
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def alert(self) -> str:
        """What the alert says."""
        return self.page.get_by_role("alert").inner_text()

    def write(self, source: str) -> Reader:
        """Replace the program and wait for its answer."""
        self.editor.fill(source)
        return self.answered()

    def rows(self) -> list[dict]:
        """The table "Graph"."""
        return self.page.evaluate(ROWS)

    def numbers(self) -> dict[str, tuple[str, ...]]:
        """Name -> (value, gradient), of the table "Graph"."""
        return {row["name"]: (row["value"], row["gradient"]) for row in self.rows()}

    def place(self, slider: Locator, number: float) -> tuple[float, float]:
        """Where on the screen the slider says `number`."""
        box = slider.bounding_box()
        low, high = (float(slider.get_attribute(end)) for end in ("min", "max"))
        thumb = 20  # pixels; its centre never reaches the ends
        along = (number - low) / (high - low) * (box["width"] - thumb) + thumb / 2
        return box["x"] + along, box["y"] + box["height"] / 2

    def drag(self, name: str, *numbers: float, release: bool = True) -> Reader:
        """Take a slider's thumb and move it to each number in turn."""
        slider = self.slider(name)
        places = [self.place(slider, number) for number in numbers]
        self.page.mouse.move(*self.place(slider, float(slider.input_value())))
        self.page.mouse.down()
        for place in places:
            self.page.mouse.move(*place)
        if release:
            self.page.mouse.up()
        return self

    def _is_open(self) -> bool:
        """Whether the page is there, with a Python that computes."""
        return self.page.url.partition("#")[0] == self.address and self.state("runtime") == "ready"

    def _until(self, claim: str, patience: float = 30_000) -> None:
        try:
            self._wait_for(claim, patience)
        except TimeoutError as error:
            raise AssertionError(f"{claim}: never; {self.page.evaluate(STATE)}; {self.errors}") from error

    def _wait_for(self, claim: str, patience: float) -> None:
        self.page.wait_for_function(
            "() => { const html = document.documentElement, store = globalThis.autodiff?.store('main');"
            " const newest = store?.get('revision') === store?.get('answered') && !store?.get('busy');"
            " const source = store?.get('source');"
            " return store && (" + claim + "); }",
            timeout=patience,
            polling=POLLING,
        )

    def _asked(self, request: object) -> None:
        host = urlsplit(request.url).hostname
        if host not in ("127.0.0.1", "", None):
            self.strangers.append(request.url)

"""What a map costs its reader, in a real Chromium: the index of its sites, each redraw, and the way to a usable map."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from playwright.sync_api import Browser, Page, ViewportSize

from benchmarks.timing import times

Json = dict[str, Any]

WINDOW: Final[ViewportSize] = {"width": 1280, "height": 900}
BUILDS: Final = 20
VISITS: Final = 7
PROCESSORS: Final = (1, 4)
"""How many times slower than this machine's."""

AT_EACH_ZOOM: Final = (*("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp") * 2, "ArrowRight")
MOVES: Final = ("+", *AT_EACH_ZOOM) * 5
"""Five steps inwards and nine pans after each: fifty redraws, from a continent to a few towns."""

DRAW: Final = """async ({ script, study, builds }) => {
  const { drawMap, clustered } = await import(script);
  const told = await (await fetch(study)).json();
  const sites = told.sites
    .filter(({ lat }) => lat !== null)
    .map((site) => ({ ...site, badge: told.badges[site.badge], study: null }));
  const never = new AbortController().signal;
  const world = { west: -180, south: -85, east: 180, north: 85, zoom: 2 };
  const built = Array.from({ length: builds }, () => {
    const began = performance.now();
    clustered(sites).marks(world, never);
    return performance.now() - began;
  });
  const box = document.createElement("div");
  Object.assign(box.style, { position: "fixed", inset: "0" });
  document.body.replaceChildren(box);
  const close = (one, other) => Math.abs(one.lat - other.lat) < 3 && Math.abs(one.lon - other.lon) < 3;
  const crowd = sites.map((here) => sites.filter((other) => close(here, other)).length);
  const { lat, lon } = sites[crowd.indexOf(Math.max(...crowd))];
  const around = [{ lat: lat - 30, lon: lon - 50 }, { lat: lat + 30, lon: lon + 50 }];
  window.redraws = [];
  const source = clustered(sites);
  const marks = (view, signal) => {
    const began = performance.now();
    const found = source.marks(view, signal);
    // What is posted now comes when the redraw is over; then the page is laid out, which a screen would wait for.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      box.getBoundingClientRect();
      window.redraws.push({ ms: performance.now() - began, zoom: view.zoom, marks: found.length });
      port1.close();
    };
    port2.postMessage(null);
    return found;
  };
  const timed = new Proxy(source, {
    get: (given, name) => (name === "marks" ? marks : given[name]?.bind(given)),
  });
  const { words, language, background } = told;
  drawMap(box, { source: timed, words, language, background, near: null, around, theme: "light" });
  return { built, sites: sites.length };
}"""

USABLE: Final = """(() => {
  const look = () => {
    const map = document.querySelector("study-map");
    if (map && !window.mapSought) window.mapSought = (map.scrollIntoView(), true);
    if (map?.querySelector("[data-drawing] :is([data-site], [data-cluster])")) {
      requestAnimationFrame(() => setTimeout(() => (window.mapUsable = performance.now())));
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""


def measure(browser: Browser, service: str, script: str, number: str) -> Json:
    """One study's map. `script` is the address of the drawing."""
    drawn, redraws = _redraws(browser, service, script, number)
    visits = {str(rate): times(_visits(browser, f"{service}/studies/{number}", rate)) for rate in PROCESSORS}
    zooms = {each["zoom"] for each in redraws}
    told: Json = msgspec.to_builtins(
        {
            "points": drawn["sites"],
            "index": times(drawn["built"]),
            "redraw": times([each["ms"] for each in redraws]),
            "worst_redraw": max(each["ms"] for each in redraws),
            "zooms": [min(zooms), max(zooms)],
            "most_marks": max(each["marks"] for each in redraws),
            "usable": visits,
        }
    )
    return told


def _redraws(browser: Browser, service: str, script: str, number: str) -> tuple[Json, list[Json]]:
    """The map alone in a window, moved by its keys as a reader does."""
    page = browser.new_page(viewport=WINDOW)
    page.goto(f"{service}/about")
    given = {"script": script, "study": f"/embed/studies/{number}/map.json", "builds": BUILDS}
    drawn: Json = page.evaluate(DRAW, given)
    page.wait_for_function("() => redraws.length > 0")
    page.locator(".leaflet-container").focus()
    for key in MOVES:
        _move(page, key)
    redraws: list[Json] = page.evaluate("redraws")
    page.close()
    return drawn, redraws


def _move(page: Page, key: str) -> None:
    """Presses a key and waits until the map was drawn anew."""
    before = page.evaluate("redraws.length")
    page.keyboard.press(key)
    page.wait_for_function("before => redraws.length > before", arg=before)


def _visits(browser: Browser, address: str, rate: int) -> list[float]:
    """Milliseconds from the click on a link until markers can be used, each in a window that has nothing cached."""
    return [_visit(browser, address, rate) for _ in range(VISITS)]


def _visit(browser: Browser, address: str, rate: int) -> float:
    page = browser.new_page(viewport=WINDOW)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.add_init_script(USABLE)
    page.goto(address)
    page.wait_for_function("() => window.mapUsable")
    usable = float(page.evaluate("mapUsable"))
    page.close()
    return usable

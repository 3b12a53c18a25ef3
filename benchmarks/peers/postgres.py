"""PostgreSQL with PostGIS: bare SQL, prepared once.

The nearest distinct studies come from a KNN walk that stops early: so many nearest sites, four times as many where they
belong to too few studies. `with ties` makes the last distance whole, so that no tie is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from benchmarks.peers.libpq import Connection, Row
from benchmarks.peers.question import SITES_SHOWN, PeerAnswer, PeerQuestion, Way, metres
from benchmarks.scenarios import PAGE

BREADTHS: Final = (64, 256)
"""How many nearest sites a walk begins with."""
WIDER: Final = 4
FINEST: Final = 29
CELLS: Final = 3
"""A map's clusters are tiles three zooms finer, as the engine makes them."""

Answering = Callable[[PeerQuestion], PeerAnswer]

POINT = "ST_MakePoint($1, $2, $3)"
SQUARE = "(x - $1) * (x - $1) + (y - $2) * (y - $2) + (z - $3) * (z - $3)"
ORDER = "order by d2 nulls last, checked desc nulls last"

# The 20 studies with their cards, and of each the three nearest sites that match. In a big city thousands of studies
# stand at one point: only those that tie in their day as well are looked up for their ids.
SHOWN = f"""
, tied as materialized (select * from near {{order}} fetch first ({PAGE} + {{offset}}) rows with ties)
, top as materialized (
    select tied.*, named.id from tied join (select number, id from study) named on named.number = study
    {{order}}, id limit {PAGE} offset {{offset}}
)
select id, card, sites, found, reached, top.d2 from top join study_shown on number = study,
lateral (
    select string_agg(display, E'\\n' order by d2 nulls last, n.number) as sites from (
        select number, {SQUARE} as d2 from site where site.study = top.study {{of_study}}
        order by 2 nulls last, 1 limit {SITES_SHOWN}
    ) n join site_shown using (number)
) shown {{order}}, id"""

WALK = f"""with walked as materialized (
    select study, checked, {SQUARE} as d2 from site where true {{matching}} {{tagged}}
    order by at <<->> {POINT} fetch first ($4::int) rows with ties
), near as materialized (
    select study, min(d2) as d2, max(checked) as checked, count(*) over () as found, sum(count(*)) over () as reached
    from walked group by study
)"""

SCAN = f"""with near as materialized (
    select study, min({SQUARE}) as d2, max(checked) as checked, count(*) over () as found, null::int as reached
    from site where true {{matching}} {{tagged}} group by study
)"""

FROM_STUDIES = f"""with near as materialized (
    select site.study, min({SQUARE}) as d2, max(checked) as checked, count(*) over () as found, null::int as reached
    from study_condition t join site on site.study = t.study
    where t.condition = '{{condition}}' {{of_studies}} {{matching}} group by site.study
)"""

BY_WORDS = f"""with q as materialized (select plainto_tsquery('english', $4) as words),
local as materialized (
    select study, min({SQUARE}) as d2, max(checked) as checked from site where true {{matching}} group by study
), near as materialized (
    select local.study, d2, checked, ts_rank(w.words, q.words) as rank, count(*) over () as found, null::int as reached
    from local join study_words w on w.number = local.study, q where w.words @@ q.words
)"""

MAP = """select tile_x >> $5, tile_y >> $5, count(*), count(distinct study), avg(lat), avg(lon)
from site where recruiting and lat between $2 and $4 and lon between $1 and $3 and tile_x between $6 and $7
group by 1, 2"""


class Postgres:
    name = "PostGIS"

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.prepared: dict[str, str] = {}

    def close(self) -> None:
        self.connection.close()

    def ways(self, question: PeerQuestion) -> list[Way]:
        """The walk for the page, and beside it whatever sees all hits at once, where there is such a thing."""
        if question.zoom is not None:
            return [Way("tiles", self._map, self._map)]
        if question.words:
            return [Way("words", self._by_words, self._by_words)]
        walks = [Way(f"walk {breadth}", *self._walking(breadth)) for breadth in BREADTHS]
        alls = [Way("scan", self._scan, self._scan)] if question.chord is not None else []
        if question.condition:
            alls.append(Way("from studies", self._from_studies, self._from_studies))
        return walks + alls

    def _walking(self, breadth: int) -> tuple[Answering, Answering]:
        def page(question: PeerQuestion) -> PeerAnswer:
            return self._walk(question, max(breadth, question.offset * 2))

        def whole(question: PeerQuestion) -> PeerAnswer:
            return page(question)._replace(total=self._total(question))

        return page, whole

    def _walk(self, question: PeerQuestion, breadth: int) -> PeerAnswer:
        wanted = question.offset + PAGE
        while True:
            rows = self._ask(WALK + SHOWN, question, breadth)
            enough = bool(rows) and int(rows[0][3] or 0) >= wanted
            if enough or (not rows and question.chord is not None) or (rows and int(rows[0][4] or 0) < breadth):
                return _answer(rows)
            breadth *= WIDER

    def _scan(self, question: PeerQuestion) -> PeerAnswer:
        return _counted(self._ask(SCAN + SHOWN, question))

    def _from_studies(self, question: PeerQuestion) -> PeerAnswer:
        return _counted(self._ask(FROM_STUDIES + SHOWN, question))

    def _by_words(self, question: PeerQuestion) -> PeerAnswer:
        by_rank = "order by rank desc, checked desc nulls last"
        return _counted(self._ask(BY_WORDS + SHOWN, question, question.words, order=by_rank))

    def _total(self, question: PeerQuestion) -> int:
        if question.chord is not None:
            within = f"select count(distinct study) from site where true {_matching(question)} {_tagged(question)}"
            return _number(self._execute(within, question.x, question.y, question.z))
        if question.condition:
            tagged = f"select count(*) from study_condition where condition = '{question.condition}'"
            return _number(self._execute(tagged + (" and recruiting" if question.recruiting else "")))
        kind = "recruiting" if question.recruiting else "sites > 0"
        return _number(self._execute(f"select count(*) from study where {kind}"))

    def _map(self, question: PeerQuestion) -> PeerAnswer:
        assert question.box is not None
        assert question.zoom is not None
        shift = FINEST - question.zoom - CELLS
        west, _, east, _ = question.box
        across = [int((lon + 180) / 360 * (1 << FINEST)) for lon in (west, east)]
        rows = self._execute(MAP, *question.box, shift, *across)
        return PeerAnswer([], [], sum(int(row[2] or 0) for row in rows), len(rows))

    def _ask(self, query: str, question: PeerQuestion, *more: object, order: str = ORDER) -> list[Row]:
        text = query.format(
            matching=_matching(question),
            of_study=_of_study(question),
            tagged=_tagged(question),
            condition=question.condition,
            of_studies="and t.recruiting" if question.recruiting else "",
            order=order,
            offset=question.offset,
        )
        return self._execute(text, question.x, question.y, question.z, *more)

    def _execute(self, text: str, *parameters: object) -> list[Row]:
        name = self.prepared.get(text)
        if name is None:
            name = f"asked_{len(self.prepared)}"
            self.connection.prepare(name, text)
            self.prepared[text] = name
        return self.connection.execute(name, *parameters)


def _matching(question: PeerQuestion) -> str:
    """What one and the same site must be: constants, so that the planner sees the partial indexes."""
    if question.chord is None:
        return _of_study(question)
    return f"and at &&& ST_Expand({POINT}, {question.chord!r}) {_of_study(question)}"


def _of_study(question: PeerQuestion) -> str:
    """The same for the sites of one study, which are too few to be looked for on the globe."""
    status = "and site.recruiting" if question.recruiting else ""
    return status if question.chord is None else f"{status} and {SQUARE} <= {question.chord**2!r}"


def _tagged(question: PeerQuestion) -> str:
    if not question.condition:
        return ""
    recruiting = "and t.recruiting" if question.recruiting else ""
    tagged = f"t.condition = '{question.condition}' {recruiting} and t.study = site.study"
    return f"and exists (select 1 from study_condition t where {tagged})"


def _answer(rows: list[Row]) -> PeerAnswer:
    return PeerAnswer([str(row[0]) for row in rows], [metres(float(row[5])) if row[5] else None for row in rows])


def _counted(rows: list[Row]) -> PeerAnswer:
    return _answer(rows)._replace(total=int(rows[0][3] or 0) if rows else 0)


def _number(rows: list[Row]) -> int:
    return int(rows[0][0] or 0)

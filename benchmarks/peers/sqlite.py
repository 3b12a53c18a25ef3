"""SQLite with R*Tree and FTS5, through Python's own module.

R*Tree knows no nearest ones: a box around the place grows until it holds enough studies. In three dimensions and whole
numbers there is no pole, no date line, and no rounding between index and answer.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, Final

from benchmarks.peers.question import SITES_SHOWN, PeerAnswer, PeerQuestion, Way, chord, metres
from benchmarks.peers.writing import FINENESS, STUDY_SHIFT
from benchmarks.scenarios import PAGE

FIRST_M: Final = 30_000.0
WIDER: Final = 3.0
FINEST: Final = 29
CELLS: Final = 3

BOX_SQUARE = "(1.0 * (x1 - :x)) * (x1 - :x) + (1.0 * (y1 - :y)) * (y1 - :y) + (1.0 * (z1 - :z)) * (z1 - :z)"
SITE_SQUARE = "(1.0 * (x - :x)) * (x - :x) + (1.0 * (y - :y)) * (y - :y) + (1.0 * (z - :z)) * (z - :z)"
ORDER = "order by d2 is null, d2, checked is null, checked desc, id"

IN_BOX = f"""select number >> {STUDY_SHIFT} as study, min({BOX_SQUARE}) as d2 from {{boxes}}
where x1 >= :x - :r and x2 <= :x + :r and y1 >= :y - :r and y2 <= :y + :r and z1 >= :z - :r and z2 <= :z + :r
and {BOX_SQUARE} <= 1.0 * :r * :r {{tagged}} group by 1"""

FROM_STUDIES = f"""select site.study, min({SITE_SQUARE}) as d2
from study_condition t join site on site.study = t.study {{of_sites}}
where t.condition = :condition {{of_studies}} {{inside}} group by 1"""

TOP = f"""with near as materialized ({{near}})
select near.study, d2, id, (select count(*) from near) from near join study on number = near.study
{ORDER} limit {PAGE} offset :offset"""

BY_WORDS = f"""with near as materialized ({{near}}),
ranked as materialized (
    select near.study, near.d2, bm25(words, 4.0, 1.0) as rank from words join near on words.rowid = near.study
    where words match :words
)
select ranked.study, d2, id, (select count(*) from ranked) from ranked join study on number = ranked.study
order by rank, checked is null, checked desc, id limit {PAGE}"""

CARD = "select card from study_shown where number = ?"
SITES = f"""select display from site join site_shown using (number)
where study = :study {{of_sites}} {{inside}}
order by {SITE_SQUARE} is null, {SITE_SQUARE}, number limit {SITES_SHOWN}"""

MAP = """select tile_x >> :shift, tile_y >> :shift, count(*), count(distinct study), avg(lat), avg(lon) from site_tile
where tile_x between :left and :right and lat between :south and :north and lon between :west and :east group by 1, 2"""


class Sqlite:
    name = "SQLite"

    def __init__(self, file: Path) -> None:
        self.connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        self.connection.execute("pragma cache_size = -2000000")
        self.connection.execute("pragma mmap_size = 8000000000")
        self.connection.execute("pragma temp_store = memory")

    def close(self) -> None:
        self.connection.close()

    def ways(self, question: PeerQuestion) -> list[Way]:
        if question.zoom is not None:
            return [Way("tiles", self._map, self._map)]
        if question.words:
            return [Way("words", self._by_words, self._by_words)]
        boxes = Way("boxes", self._page, self._whole)
        return [boxes, Way("from studies", self._from_studies, self._from_studies)] if question.condition else [boxes]

    def _page(self, question: PeerQuestion) -> PeerAnswer:
        """One box for a radius; else one box after the other until enough studies lie inside the circle."""
        if question.chord is not None:
            return self._top(question, _in_box(question), {"r": round(question.chord * FINENESS)})
        reach = FIRST_M
        while True:
            radius = chord(reach)
            answer = self._top(question, _in_box(question), {"r": round(radius * FINENESS)})
            if len(answer.ids) == PAGE or radius >= 2:
                return answer
            reach *= WIDER

    def _whole(self, question: PeerQuestion) -> PeerAnswer:
        answer = self._page(question)
        if question.chord is not None:
            return answer
        return answer._replace(total=self._total(question))

    def _from_studies(self, question: PeerQuestion) -> PeerAnswer:
        near = FROM_STUDIES.format(
            of_sites="and site.recruiting = 1" if question.recruiting else "",
            of_studies="and t.recruiting = 1" if question.recruiting else "",
            inside=_inside(question),
        )
        return self._top(question, near, {"r": round((question.chord or 0) * FINENESS)})

    def _by_words(self, question: PeerQuestion) -> PeerAnswer:
        assert question.words is not None
        assert question.chord is not None
        asked = {"words": " ".join(f'"{word}"' for word in question.words.split())}
        return self._top(question, _in_box(question), asked | {"r": round(question.chord * FINENESS)}, BY_WORDS)

    def _top(self, question: PeerQuestion, near: str, more: dict[str, Any], shape: str = TOP) -> PeerAnswer:
        values = _values(question) | more
        found = self.connection.execute(shape.format(near=near), values).fetchall()
        of_sites = "and recruiting = 1" if question.recruiting else ""
        sites = SITES.format(of_sites=of_sites, inside=_inside(question))
        for study, *_ in found:
            self.connection.execute(CARD, (study,)).fetchone()
            self.connection.execute(sites, values | {"study": study}).fetchall()
        away = [None if square is None else metres(square / FINENESS**2) for _, square, _, _ in found]
        return PeerAnswer([id for _, _, id, _ in found], away, found[0][3] if found else 0)

    def _total(self, question: PeerQuestion) -> int:
        if question.condition:
            of_studies = "and recruiting = 1" if question.recruiting else ""
            query = f"select count(*) from study_condition where condition = ? {of_studies}"
            return int(self.connection.execute(query, (question.condition,)).fetchone()[0])
        kind = "recruiting" if question.recruiting else "sites > 0"
        return int(self.connection.execute(f"select count(*) from study where {kind}").fetchone()[0])

    def _map(self, question: PeerQuestion) -> PeerAnswer:
        assert question.box is not None
        assert question.zoom is not None
        west, south, east, north = question.box
        left, right = (int((lon + 180) / 360 * (1 << FINEST)) for lon in (west, east))
        bounds = {"west": west, "south": south, "east": east, "north": north, "left": left, "right": right}
        rows = self.connection.execute(MAP, bounds | {"shift": FINEST - question.zoom - CELLS}).fetchall()
        return PeerAnswer([], [], sum(row[2] for row in rows), len(rows))


def _in_box(question: PeerQuestion) -> str:
    recruiting = "and t.recruiting = 1" if question.recruiting else ""
    of_study = f"t.condition = :condition {recruiting} and t.study = number >> {STUDY_SHIFT}"
    tagged = f"and exists (select 1 from study_condition t where {of_study})"
    return IN_BOX.format(
        boxes="recruiting_box" if question.recruiting else "site_box",
        tagged=tagged if question.condition else "",
    )


def _inside(question: PeerQuestion) -> str:
    return f"and {SITE_SQUARE} <= 1.0 * :r * :r" if question.chord is not None else ""


def _values(question: PeerQuestion) -> dict[str, Any]:
    x, y, z = (round(part * FINENESS) for part in (question.x, question.y, question.z))
    return {"x": x, "y": y, "z": z, "condition": question.condition, "offset": question.offset}

"""The tables of the store."""

from __future__ import annotations

from typing import Final

SCHEMA: Final = """
create table if not exists record (
    registry text not null,
    id       text not null,
    body     blob not null,
    hash     blob not null,
    changed  text not null,
    run      integer not null,
    kept     text,
    primary key (registry, id)
) without rowid;
create table if not exists run (
    number  integer primary key,
    started text not null,
    ended   text,
    state   text not null,
    report  text
);
create table if not exists fault (
    run    integer not null,
    place  text not null,
    reason text not null
);
create index if not exists fault_of_run on fault (run);
create table if not exists number (
    number   text not null,
    registry text not null,
    id       text not null,
    owned    integer not null,
    primary key (number, registry, id)
) without rowid;
create index if not exists number_of_record on number (registry, id);
create trigger if not exists numbers_go_with_record after delete on record begin
    delete from number where registry = old.registry and id = old.id;
end;
"""

KEPT: Final = "alter table record add column kept text"
"""For a store of the version before: it did not tell when a record was last kept."""

NUMBERED: Final = 1
"""The version of the kept numbers; higher whenever records tell other numbers than before."""

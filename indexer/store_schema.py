"""The tables of the store."""

from __future__ import annotations

from typing import Final

RECORD: Final = """
create table if not exists record (
    registry text not null,
    id       text not null,
    hash     blob not null,
    changed  text not null,
    reading  integer not null,
    kept     text,
    changed_in integer not null default 0,
    version  text,
    primary key (registry, id)
) without rowid
"""

BODY: Final = """
create table if not exists body (
    registry text not null,
    id       text not null,
    body     blob not null,
    primary key (registry, id)
)
"""
"""Apart from `record`: with 40,000 bodies of 5 kB among it, a count read the whole file, 0.3 s, and marking all records
as seen wrote 350 MB, 3 s; apart it is 5 ms, and 5 MB in 0.2 s."""

SCHEMA: Final = f"""
{RECORD};
{BODY};
create index if not exists record_changed_in on record (changed_in);
create index if not exists record_reading on record (registry, reading);
create table if not exists sample (
    reading  integer not null,
    registry text not null,
    id       text not null,
    primary key (reading, registry, id)
) without rowid;
create table if not exists gone (
    registry text not null,
    id       text not null,
    run      integer not null,
    primary key (registry, id)
) without rowid;
create table if not exists reading (
    number   integer primary key,
    registry text,
    version  text,
    token    text,
    total    integer,
    state    text not null,
    run      integer not null,
    began    text not null
);
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
create table if not exists told (
    only integer primary key check (only = 1),
    meta blob not null
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
create trigger if not exists all_goes_with_record after delete on record begin
    delete from body where registry = old.registry and id = old.id;
    delete from number where registry = old.registry and id = old.id;
end;
"""

SEEN: Final = """(
    reading >= :since and not exists (select 1 from sample where sample.reading = :since)
    or exists (
        select 1 from sample
        where sample.reading = :since and sample.registry = record.registry and sample.id = record.id
    )
)"""
"""Of a record: whether it belongs to what a reading saw. Later readings see all that a whole one saw, but more than a
sample."""

NUMBERED: Final = 1
"""The version of the kept numbers; higher whenever records tell other numbers than before."""

-- Tables in the order in which they are asked, so that a page of answers lies together on disk.
create table study (number integer primary key, id text not null, checked integer, sites integer not null, recruiting integer not null);
create table study_shown (number integer primary key, card text not null);
create table study_condition (condition text, recruiting integer, study integer, primary key (condition, recruiting, study)) without rowid;
create table site (
    study integer, recruiting integer, number integer, x integer, y integer, z integer,
    primary key (study, recruiting, number)
) without rowid;
create table site_shown (number integer primary key, display text not null);
create table site_tile (tile_x integer, tile_y integer, study integer, lat real, lon real, number integer,
    primary key (tile_x, tile_y, number)) without rowid;
create virtual table site_box using rtree_i32 (number, x1, x2, y1, y2, z1, z2);
create virtual table recruiting_box using rtree_i32 (number, x1, x2, y1, y2, z1, z2);
create virtual table words using fts5 (topic, rest, content='', detail=column, tokenize='porter unicode61 remove_diacritics 2');

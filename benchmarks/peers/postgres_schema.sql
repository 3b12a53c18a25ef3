-- Narrow tables for what is searched, wide ones aside for what is only shown.
create extension if not exists postgis;
create table study (number int, id text not null, checked int, sites int not null, recruiting bool not null);
create table study_shown (number int, card text not null);
create table study_text (number int, topic text not null, rest text not null);
create table study_condition (condition text not null, recruiting bool not null, study int not null);
create table site_read (
    number int, study int not null, checked int, recruiting bool not null, lat float8, lon float8,
    x float8, y float8, z float8, tile_x int, tile_y int
);
create table site_shown (number int, display text not null);

-- Sites lie on disk as they lie on the globe. In three dimensions there is no pole and no date line, and the straight
-- line between two points of a sphere grows with their distance: the index's own order is the order by distance.
create table site as
    select site_read.*, ST_MakePoint(x, y, z)::geometry(PointZ) as at
    from site_read order by ST_GeoHash(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 8) nulls last, number;
drop table site_read;
create table study_words as
    select number, setweight(to_tsvector('english', topic), 'A') || setweight(to_tsvector('english', rest), 'D') as words
    from study_text;
drop table study_text;
alter table study add primary key (number);
alter table study_shown add primary key (number);
alter table site_shown add primary key (number);
create index on site using gist (at gist_geometry_ops_nd);
create index on site using gist (at gist_geometry_ops_nd) where recruiting;
create index on site (study, recruiting) include (number, checked, x, y, z);
create index on site (tile_x, tile_y) include (study, lat, lon) where recruiting;
create index on study (number) include (checked, id);
create index on study (number) where sites > 0;
create index on study (number) where recruiting;
create index on study_condition (condition, recruiting, study);
create index on study_words (number);
create index on study_words using gin (words) with (fastupdate = off);

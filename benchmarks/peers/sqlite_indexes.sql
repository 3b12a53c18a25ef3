create index study_with_sites on study (number) where sites > 0;
create index study_recruiting on study (number) where recruiting;
insert into words (words) values ('optimize');
analyze;

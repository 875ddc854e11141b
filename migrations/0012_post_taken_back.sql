-- A post that is taken back on its first day never held: its last day is the eve of its first. Ending it on that day itself
-- would leave the rights until midnight.
alter table post drop constraint post_ends_after_it_begins;
alter table post add constraint post_ends_after_it_begins check (valid_to >= valid_from - 1);

-- Calendars that the board changes itself: who published which version and why; drafts; packs that ship with the product; the
-- calendar of each unit.
alter table working_calendar
  add column id uuid not null default gen_random_uuid(),
  -- A calendar that shares the days off of another: the code and version that it was made with, and what is its own.
  add column based_on text,
  add column based_on_version integer,
  add column own jsonb,
  -- pack: as shipped; edited: published by a person; followed: made anew because the calendar beneath it changed.
  add column origin text not null default 'pack',
  -- The newest shipped pack whose days are in it.
  add column pack_version integer,
  add column published_by uuid,
  add column published_name text,
  add column reason text,
  add column document text,
  add constraint working_calendar_id_is_unique unique (id),
  add constraint working_calendar_origin_is_known check (origin in ('pack', 'edited', 'followed')),
  add constraint working_calendar_own_part_goes_with_a_base
    check ((based_on is null) = (own is null) and (based_on is null) = (based_on_version is null)),
  add constraint working_calendar_edition_says_why check (origin <> 'edited' or reason is not null);
alter table working_calendar rename column loaded_at to published_at;
update working_calendar set pack_version = version;
alter table working_calendar alter column id drop default, alter column origin drop default;
create trigger working_calendar_is_append_only before update or delete on working_calendar
  for each row execute function forbid_rewriting_history();

-- Packs as they shipped. One that is newer than what the calendar holds is offered to the administrator.
create table calendar_pack (
  code text not null,
  version integer not null,
  name text not null,
  name_en text not null,
  definition jsonb not null,
  loaded_at timestamptz not null,
  primary key (code, version)
);
insert into calendar_pack select code, version, name, name_en, definition, published_at from working_calendar;

-- What will be the next version. One for each calendar, shared by everybody who may change it.
create table calendar_draft (
  code text primary key,
  -- The version that it began with.
  base_version integer not null,
  name text not null,
  name_en text not null,
  definition jsonb not null,
  pack_version integer,
  version integer not null,
  changed_by uuid,
  changed_name text not null,
  changed_at timestamptz not null
);

-- By which calendar a unit works from a day on; null: by that of the unit above it. Of two rows for a day the later one holds.
create table unit_calendar (
  unit_id uuid not null references unit (id),
  valid_from date not null,
  code text,
  document text,
  set_by uuid,
  set_name text not null,
  set_at timestamptz not null,
  primary key (unit_id, valid_from, set_at)
);
create trigger unit_calendar_is_append_only before update or delete on unit_calendar
  for each row execute function forbid_rewriting_history();

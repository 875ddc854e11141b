-- Working calendars as data: every version stays, because a due date is explained by the version under which it was counted.
create table working_calendar (
  code text not null,
  version integer not null,
  name text not null,
  name_en text not null,
  definition jsonb not null,
  loaded_at timestamptz not null,
  primary key (code, version)
);

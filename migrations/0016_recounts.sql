-- When a working calendar has changed: the acts by which open dossiers were brought to its new version, one after the other in
-- a register (law.md §8.2: recomputing is an explicit, logged act). What moved stands in the log of each dossier.
create table recount (
  id uuid primary key,
  year integer not null,
  -- Order in the register of the year.
  number integer not null,
  calendar_code text not null,
  to_version integer not null,
  reason text not null,
  document text,
  document_on date,
  -- Dossiers that were late and would be on time again move only when the act says so.
  with_overdue boolean not null,
  -- Resolving units whose dossiers the act covers; null: every unit that works by the calendar.
  unit_ids uuid[],
  decided_at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  unit_id uuid,
  -- The list that was on the screen: when it was made, how many dossiers it named, and its digest.
  listed_at timestamptz not null,
  listed_count integer not null,
  listed_digest text not null,
  -- How far it has come: the last dossier that was looked at, in the order of ids; a killed run goes on behind it.
  reached_id uuid,
  looked_at integer not null default 0,
  moved_later integer not null default 0,
  moved_earlier integer not null default 0,
  kept integer not null default 0,
  found_digest text not null,
  finished_at timestamptz,
  constraint recount_has_a_number_in_its_year unique (year, number)
);
create unique index recount_of_a_calendar_runs_alone on recount (calendar_code) where finished_at is null;
create index recount_by_decision on recount (decided_at desc, id desc);

-- Dossiers that the act found and left at their old date, with both dates and why: nobody is made late, or on time again, unseen.
create table recount_kept (
  recount_id uuid not null references recount (id),
  dossier_id uuid not null references dossier (id),
  ground text not null constraint recount_kept_ground_is_known check (ground in ('would_be_late', 'was_late')),
  -- The clock that says so.
  clock text not null constraint recount_kept_clock_is_known check (clock in ('legal', 'committed', 'answer', 'step')),
  due_before timestamptz,
  due_after timestamptz,
  primary key (recount_id, dossier_id)
);

-- Open dossiers of a calendar in the order in which an act goes through them.
create index dossier_to_recount on dossier (calendar_code, id) where ended_at is null and resolved_at is null;
-- What an act moved, out of the logs themselves.
create index dossier_event_of_recount on dossier_event ((payload ->> 'recount'), dossier_id) where type = 'recount';

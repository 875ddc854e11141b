-- Figures of reports (law.md §5): counted from one narrow row per dossier that is derived from the append-only log and can be
-- thrown away and made again. Nothing here is typed by anybody.

-- A dossier that was received: when, by whom, until when, how and when its processing ended.
create table report_fact (
  dossier_id uuid primary key references dossier (id),
  -- The event up to which the log was read.
  event_seq integer not null,
  code text not null,
  channel text not null,
  field_code text not null,
  procedure_code text not null,
  -- As they were at reception: reports are by then-unit.
  receiving_unit_id uuid not null,
  resolving_unit_id uuid not null,
  handling_unit_id uuid not null,
  received_at timestamptz not null,
  postmarked_on date,
  -- Days of appointment in Vietnam at reception.
  due_on date,
  -- How often the appointment was moved; 0: `due_on` holds for good. Otherwise `report_due_move` has every one, the first included.
  due_moves integer not null,
  closed_at timestamptz,
  closed_on date,
  outcome text constraint report_outcome_is_known check (outcome in ('resolved', 'stopped', 'closed_unanswered')),
  -- The appointments that held when processing ended: without the extension (hẹn lần đầu), and with it.
  closed_due_original_on date,
  closed_due_on date,
  -- The date that the result itself bears, and when it was handed out.
  result_on date,
  returned_at timestamptz,
  constraint report_outcome_goes_with_an_end check ((closed_at is null) = (outcome is null) and (closed_at is null) = (closed_on is null))
);
create index report_fact_by_reception on report_fact (received_at);
create index report_fact_by_end on report_fact (closed_at);
create index report_fact_open on report_fact (received_at) where closed_at is null;

-- The appointment from a moment on. null: the clock stands, nobody can know it.
create table report_due_move (
  dossier_id uuid not null references report_fact (dossier_id) on delete cascade,
  seq integer not null,
  at timestamptz not null,
  kind text not null,
  due_original_on date,
  due_on date,
  primary key (dossier_id, seq)
);

-- Dossiers whose log has grown since their row was made. Written with each event, whoever writes it: no figure misses one.
create table report_pending (
  id bigint generated always as identity primary key,
  dossier_id uuid not null
);
create function note_report_pending() returns trigger language plpgsql as $$
begin
  insert into report_pending (dossier_id) select distinct dossier_id from written;
  return null;
end $$;
create trigger dossier_event_reaches_the_reports after insert on dossier_event
  referencing new table as written for each statement execute function note_report_pending();
insert into report_pending (dossier_id) select id from dossier;

-- A report as it was issued: never changed, and counted again at any time.
create table issued_report (
  id uuid primary key,
  report text not null constraint issued_report_is_known check (report in ('06a')),
  unit_id uuid references unit (id),
  from_on date not null,
  to_on date not null,
  -- The last moment of which the report speaks.
  cut_off timestamptz not null,
  definition_version text not null,
  filter jsonb not null,
  figures jsonb not null,
  hash text not null,
  note text,
  issued_at timestamptz not null,
  issued_by uuid,
  issued_name text not null,
  constraint issued_report_ends_after_it_begins check (to_on >= from_on)
);
create index issued_report_by_time on issued_report (issued_at desc, id desc);
create trigger issued_report_is_append_only before update or delete on issued_report
  for each row execute function forbid_rewriting_history();

-- The dossier: its present state is a row, its history an append-only, hash-chained event log (docs/architecture.md, rule 5).

-- Which division of a resolving agency handles a field of procedures; several rows per field are several agencies.
create table field_unit (
  field_code text not null,
  resolving_unit_id uuid not null references unit (id),
  handling_unit_id uuid not null references unit (id),
  primary key (field_code, resolving_unit_id)
);

-- People, enterprises and organisations who have brought a dossier before: the counter finds them by number.
create table party (
  id uuid primary key,
  kind text not null constraint party_kind_is_known check (kind in ('person', 'enterprise', 'state_body', 'organisation')),
  identifier text not null,
  name text not null,
  address text,
  phone text,
  email text,
  birth_on date,
  dossier_count integer not null default 0,
  updated_at timestamptz not null,
  constraint party_is_known_by_one_identifier unique (kind, identifier)
);

-- Serial of the day: the row lock is held until the reception commits, so numbers have no gaps and never double (law.md §2.3).
create table dossier_serial (
  agency_code text not null,
  day date not null,
  last integer not null,
  primary key (agency_code, day)
);

-- Serial of the year of numbered forms (Số: 12/PBS …) per issuing unit.
create table document_serial (
  unit_id uuid not null references unit (id),
  form_code text not null,
  year integer not null,
  last integer not null,
  primary key (unit_id, form_code, year)
);

create table dossier (
  id uuid primary key,
  code text not null constraint dossier_code_is_unique unique
    constraint dossier_code_has_a_shape check (code ~ '^[A-Z0-9]+(\.[A-Z0-9]+)*-[0-9]{6}-[A-Z0-9]{4,}$'),
  version integer not null,
  event_seq integer not null,
  last_hash text not null,
  state text not null constraint dossier_state_is_known check (state in (
    'submitted', 'received', 'refused', 'in_process', 'awaiting_supplement', 'paused', 'withdrawal_requested',
    'stopped', 'closed_unanswered', 'resolved', 'returned')),
  channel text not null constraint channel_is_known check (channel in ('counter', 'post', 'online', 'vneid')),

  procedure_version_id uuid not null,
  procedure_code text not null,
  procedure_name text not null,
  field_code text not null,
  case_code text,
  case_name text,
  process jsonb not null,

  receiving_unit_id uuid not null references unit (id),
  resolving_unit_id uuid not null references unit (id),
  handling_unit_id uuid not null references unit (id),
  returning_unit_id uuid not null references unit (id),
  area text,
  desk text,

  owner_kind text not null,
  owner_name text not null,
  owner_identifier text,
  owner_address text,
  owner_phone text,
  owner_email text,
  submitter_name text,
  submitter_identifier text,
  submitter_phone text,
  submitter_email text,
  authorisation text,
  summary text,
  sets integer not null default 1,
  return_method text not null constraint return_method_is_known check (return_method in ('counter', 'post', 'electronic', 'counter_and_electronic')),
  return_address text,
  note text,
  fee_vnd bigint not null default 0,
  -- Second factor of public tracking: last four digits of the owner's or the submitter's phone.
  phone_tails text[] not null default '{}',

  submitted_at timestamptz not null,
  postmarked_on date,
  received_at timestamptz,
  calendar_code text not null,
  limit_value numeric not null,
  limit_unit text not null,
  limit_counting text,
  start_rule jsonb not null,
  clock_mode text not null constraint clock_mode_is_known check (clock_mode in ('RESTART', 'PAUSE')),
  start_at timestamptz,
  due_at timestamptz,
  due_original_at timestamptz,
  committed_limit jsonb,
  committed_due_at timestamptz,
  supplement_requests integer not null default 0,
  extensions integer not null default 0,
  apologies integer not null default 0,
  -- Where a withdrawal request found the dossier, so that it can be taken back.
  state_before text,
  waiting_since timestamptz,
  waiting_until timestamptz,
  waiting_ground text,

  step integer not null,
  step_kind text not null,
  step_name text not null,
  step_due_at timestamptz,
  unit_id uuid not null references unit (id),
  holder_id uuid,
  holder_name text,
  held_since timestamptz not null,
  acknowledged boolean not null,

  result_number text,
  result_on date,
  result_signer text,
  resolved_at timestamptz,
  released_at timestamptz,
  returned_at timestamptz,
  ended_at timestamptz,
  end_ground text,

  search text generated always as (fold(
    code || ' ' || owner_name || ' ' || coalesce(owner_identifier, '') || ' ' || coalesce(submitter_name, '') || ' '
    || coalesce(owner_phone, '') || ' ' || coalesce(submitter_phone, '') || ' ' || coalesce(summary, ''))) stored,
  created_at timestamptz not null
);
create index dossier_by_holder on dossier (holder_id, step_due_at, id) where ended_at is null;
create index dossier_by_unit on dossier (unit_id, step_due_at, id) where ended_at is null;
create index dossier_by_handling_unit on dossier (handling_unit_id, due_at, id) where ended_at is null;
create index dossier_by_receiving_unit on dossier (receiving_unit_id, received_at desc, id desc);
create index dossier_to_return on dossier (returning_unit_id, released_at, id) where state = 'resolved';
create index dossier_by_reception on dossier (received_at desc, id desc);
create index dossier_by_owner on dossier (owner_kind, owner_identifier, received_at desc);
create index dossier_search on dossier using gin (search gin_trgm_ops);

create table dossier_event (
  dossier_id uuid not null references dossier (id),
  seq integer not null,
  type text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  unit_id uuid,
  request_id text not null,
  payload jsonb not null,
  prev_hash text not null,
  hash text not null,
  primary key (dossier_id, seq)
);
create index dossier_event_by_time on dossier_event (at, dossier_id);
create trigger dossier_event_is_append_only before update or delete on dossier_event
  for each row execute function forbid_rewriting_history();

-- One row per visit of the dossier to a step: who had it, when it was handed over and taken, until when, how it left (form 06).
create table dossier_passage (
  dossier_id uuid not null references dossier (id),
  seq integer not null,
  step integer not null,
  step_kind text not null,
  step_name text not null,
  unit_id uuid not null references unit (id),
  holder_id uuid,
  holder_name text,
  handed_over_at timestamptz not null,
  handed_over_by text not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  budget_minutes integer,
  -- Open minutes that are left of the budget while the clock of the dossier stands.
  remaining_minutes integer,
  due_at timestamptz,
  ended_at timestamptz,
  outcome text,
  note text,
  primary key (dossier_id, seq)
);
create index dossier_passage_by_holder on dossier_passage (holder_id, ended_at desc) where holder_id is not null;

-- Marks of the dossier's clocks; intervals, due dates and explanations are derived from them (design: deadlines).
create table clock_mark (
  dossier_id uuid not null references dossier (id),
  seq integer not null,
  kind text not null constraint clock_mark_kind_is_known check (kind in ('start', 'pause', 'resume', 'restart', 'extend', 'stop')),
  at timestamptz not null,
  limit_value numeric,
  limit_unit text,
  ground text not null,
  document text,
  author text not null,
  primary key (dossier_id, seq)
);
create trigger clock_mark_is_append_only before update or delete on clock_mark
  for each row execute function forbid_rewriting_history();

create table dossier_component (
  dossier_id uuid not null references dossier (id),
  ordinal integer not null,
  name text not null,
  form text,
  requirement text not null,
  applicable boolean not null,
  originals integer not null,
  certified integer not null,
  copies integer not null,
  note text,
  primary key (dossier_id, ordinal)
);

create table dossier_file (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  -- 'component' (with its ordinal), 'draft', 'result', 'opinion', 'authorisation', 'return'
  purpose text not null,
  component integer,
  sha256 text not null references stored_file (sha256),
  name text not null,
  size_bytes bigint not null,
  media_type text not null,
  added_at timestamptz not null,
  added_by text not null,
  event_seq integer not null
);
create index dossier_file_by_dossier on dossier_file (dossier_id, component, added_at);

-- A statutory form that was issued: the view that was printed is kept, so that a reprint is the same sheet.
create table dossier_document (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  event_seq integer not null,
  form_code text not null,
  number text,
  issued_at timestamptz not null,
  issued_by text not null,
  view jsonb not null
);
create index dossier_document_by_dossier on dossier_document (dossier_id, issued_at);
create index dossier_document_by_form on dossier_document (form_code, issued_at);

-- The catalogue: procedures, their versions in time, cases, papers, fees, internal processes (Decree 63/2010/NĐ-CP Art. 8.2).
-- `valid_to` is the last day on which a version is in force; null means without end. A version is never changed but closed:
-- dossiers stay bound to it.

create table procedure_field (
  code text primary key,
  name_vi text not null,
  name_en text,
  ordinal integer not null
);

create table catalogue_source (
  code text primary key,
  kind text not null,
  title text not null,
  locator text,
  date text,
  ordinal integer not null
);

create table procedure (
  code text primary key,
  status text not null constraint procedure_status_is_known check (status in ('current', 'superseded', 'listed')),
  field_code text references procedure_field (code),
  name_vi text not null,
  name_en text,
  -- What people also call it, and words of its field and agencies: searched, not shown.
  keywords text not null default '',
  -- Of the national list only: field, agencies, issuer as the list prints them.
  listed_field text,
  listed_agencies text[] not null default '{}',
  listed_issuer text,
  ordinal integer not null,
  search_text text not null generated always as (
    ' ' || regexp_replace(replace(fold(name_vi || ' ' || coalesce(name_en, '') || ' ' || keywords), 'c/o', 'co'), '[^a-z0-9]+', ' ', 'g') || ' '
  ) stored,
  search_vector tsvector not null generated always as (
    to_tsvector('simple', regexp_replace(replace(fold(name_vi || ' ' || coalesce(name_en, '') || ' ' || keywords), 'c/o', 'co'), '[^a-z0-9]+', ' ', 'g'))
  ) stored,
  -- First letters of the words of the name: "Cấp Giấy phép xây dựng …" → "cgpxd…", so that "gpxd" is found in it.
  initials text not null generated always as (
    regexp_replace(fold(name_vi), '[^a-z0-9]*([a-z0-9])[a-z0-9]*[^a-z0-9]*', '\1', 'g')
  ) stored,
  constraint procedure_with_content_has_a_field check (status = 'listed' or field_code is not null)
);
create index procedure_search on procedure using gin (search_vector);
create index procedure_by_field on procedure (field_code, status, ordinal, code);

-- The words of all names: a word typed with an error is compared with them.
create table search_word (
  word text primary key,
  uses integer not null
);

-- Many to many: a reform merges some and splits others. A successor may be unknown here (flagged), hence no reference.
create table procedure_successor (
  procedure_code text not null references procedure (code),
  successor_code text not null,
  ordinal integer not null,
  primary key (procedure_code, successor_code)
);
create index procedure_successor_by_successor on procedure_successor (successor_code);

create table procedure_version (
  id uuid primary key,
  procedure_code text not null references procedure (code),
  number integer not null,
  valid_from date,
  -- False when the import did not say since when: the day of the import was taken, or none for the first version.
  valid_from_is_stated boolean not null,
  valid_to date,
  valid_to_is_stated boolean not null,
  content_hash text not null,
  imported_at timestamptz not null,
  publication text not null constraint publication_is_known
    check (publication in ('draft', 'announced', 'in_force', 'amended', 'abolished')),
  decision_number text,
  decision_on date,
  decision_previous text,
  overlay_ends_on date,
  overlay_legal_basis text,
  kind text not null,
  name_vi text not null,
  name_en text,
  short_name text,
  level text not null,
  agencies jsonb not null,
  applicants text[] not null,
  sequence text,
  conditions text,
  results text[] not null,
  legal_basis text[] not null,
  service_level jsonb,
  channels text[] not null,
  dossier_sets integer not null,
  dossier_sets_note text,
  submission_window text,
  start_rule jsonb not null,
  clock_mode text not null constraint version_clock_mode_is_known check (clock_mode in ('RESTART', 'PAUSE')),
  clock_legal_basis text not null,
  route text not null,
  route_system text,
  on_spot jsonb,
  case_question text,
  milestones jsonb not null,
  local_variants jsonb not null,
  earlier_rules jsonb not null,
  keywords text[] not null,
  note text,
  provenance jsonb not null,
  constraint version_number_is_used_once unique (procedure_code, number),
  constraint version_ends_after_it_begins check (valid_to >= valid_from)
);
-- One open version, and over it at most one that rests on a temporary resolution: when that ends, the other holds again.
create unique index procedure_has_one_open_version on procedure_version (procedure_code, (overlay_ends_on is null)) where valid_to is null;
create index procedure_version_by_overlay on procedure_version (overlay_ends_on) where overlay_ends_on is not null;

create table procedure_case (
  version_id uuid not null references procedure_version (id),
  code text not null,
  ordinal integer not null,
  name text not null,
  limit_value numeric constraint case_limit_is_positive check (limit_value > 0),
  limit_unit text,
  limit_counting text,
  limit_note text,
  original_text text,
  primary key (version_id, code)
);

-- The limit of one way of handing in, where it is not the case's.
create table case_channel (
  version_id uuid not null,
  case_code text not null,
  channel text not null constraint case_channel_is_known check (channel in ('counter', 'post', 'online')),
  ordinal integer not null,
  limit_value numeric not null,
  limit_unit text not null,
  limit_counting text not null,
  note text,
  primary key (version_id, case_code, channel),
  foreign key (version_id, case_code) references procedure_case (version_id, code)
);

-- A paper of a case, or (case_code null) of all cases.
create table procedure_component (
  version_id uuid not null references procedure_version (id),
  code text not null,
  case_code text,
  ordinal integer not null,
  name text not null,
  group_name text,
  form text,
  originals integer not null,
  certified_copies integer not null,
  copies integer not null,
  requirement text not null constraint requirement_is_known check (requirement in ('required', 'conditional', 'one_of', 'note')),
  note text,
  primary key (version_id, code),
  foreign key (version_id, case_code) references procedure_case (version_id, code)
);

create table procedure_fee (
  version_id uuid not null references procedure_version (id),
  ordinal integer not null,
  kind text not null,
  amount bigint constraint fee_is_not_negative check (amount >= 0),
  rule text not null,
  legal_basis text,
  case_code text,
  channel text,
  confidence text,
  note text,
  primary key (version_id, ordinal),
  foreign key (version_id, case_code) references procedure_case (version_id, code)
);

create table internal_process (
  version_id uuid not null references procedure_version (id),
  code text not null,
  ordinal integer not null,
  name text not null,
  case_codes text[] not null,
  origin text not null,
  issued_by text,
  source text,
  confidence text not null,
  note text,
  primary key (version_id, code)
);

create table process_step (
  version_id uuid not null,
  process_code text not null,
  ordinal integer not null,
  name text not null,
  kind text not null,
  role text not null,
  unit_hint text,
  budget_value numeric,
  budget_unit text,
  budget_counting text,
  external boolean not null,
  output text,
  primary key (version_id, process_code, ordinal),
  foreign key (version_id, process_code) references internal_process (version_id, code)
);

-- A defect of official data, waiting for a person (state open), decided by one, or gone from the data (resolved).
create table data_quality_flag (
  id uuid primary key,
  -- A procedure's code, a code that is none of ours, or * for all: hence no reference.
  procedure_code text not null,
  path text not null,
  rule text not null,
  detail jsonb not null,
  message text,
  source text,
  -- Rule, path and detail: the same defect is never asked about twice.
  fingerprint text not null,
  state text not null constraint flag_state_is_known check (state in ('open', 'decided', 'resolved')),
  outcome text constraint flag_outcome_is_known check (outcome in ('data_is_right', 'corrected', 'not_applicable')),
  decision text,
  decided_by text,
  decided_at timestamptz,
  found_at timestamptz not null,
  ordinal integer not null,
  constraint flag_is_raised_once unique (procedure_code, fingerprint),
  constraint decided_flag_says_what_and_who check (state <> 'decided' or (outcome is not null and decided_by is not null and decided_at is not null))
);
create index data_quality_flag_by_state on data_quality_flag (state, procedure_code);

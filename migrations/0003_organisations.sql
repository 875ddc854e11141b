-- Agencies and people in time (law.md §9): a unit is never overwritten by a reform. Its row ends and a successor begins,
-- so that dossiers keep the unit as it was and reports can roll up by then-unit or by successor.
-- `valid_to`, `ends_on` and the like are the last day on which a row holds; null means without end.

create table unit (
  id uuid primary key,
  code text not null constraint unit_code_is_an_identity_code
    check (length(code) <= 35 and code ~ '^[A-Z0-9]+([.][A-Z0-9]+)*$'),
  old_code text constraint unit_old_code_is_an_identity_code
    check (length(old_code) <= 35 and old_code ~ '^[A-Z0-9]+([.][A-Z0-9]+)*$'),
  kind text not null constraint unit_kind_is_known
    check (kind in ('province', 'department', 'board', 'centre', 'division', 'commune_centre', 'other')),
  name text not null constraint unit_has_a_name check (name <> ''),
  short_name text not null,
  name_en text not null,
  parent_id uuid references unit (id) constraint unit_is_not_its_own_parent check (parent_id <> id),
  address text,
  phone text,
  email text,
  valid_from date not null,
  valid_to date constraint unit_ends_after_it_begins check (valid_to >= valid_from),
  version integer not null default 1
);
create unique index unit_code_is_used_by_one_current_unit on unit (code) where valid_to is null;
create index unit_by_code on unit (code);
create index unit_by_old_code on unit (old_code) where old_code is not null;
create index unit_by_parent on unit (parent_id);

create table unit_successor (
  unit_id uuid not null references unit (id),
  successor_id uuid not null references unit (id) constraint unit_does_not_succeed_itself check (successor_id <> unit_id),
  kind text not null constraint succession_kind_is_known check (kind in ('merge', 'split', 'rename', 'move')),
  -- First day of the successor.
  on_date date not null,
  -- The decision that says so: number, date, who signed.
  basis text not null,
  primary key (unit_id, successor_id)
);
create index unit_successor_by_successor on unit_successor (successor_id);

create table desk (
  id uuid primary key,
  code text not null,
  name text not null,
  name_en text not null,
  -- The centre in which the desk stands.
  unit_id uuid not null references unit (id),
  -- The agency whose procedures it receives; null: every agency of the province (law.md §1.3, regardless of boundary).
  serves_unit_id uuid references unit (id),
  active boolean not null default true,
  constraint desk_code_is_used_once_in_a_centre unique (unit_id, code)
);

create table officer (
  id uuid primary key,
  full_name text not null constraint officer_has_a_name check (full_name <> ''),
  born_on date,
  email text,
  phone text,
  active boolean not null default true,
  version integer not null default 1
);
-- One person, one account (law.md §10.3): the address tells people apart when names do not.
create unique index officer_email_belongs_to_one_officer on officer (lower(email)) where email is not null;

-- What gives rights: a role in a unit from one day to another.
create table post (
  id uuid primary key,
  officer_id uuid not null references officer (id),
  unit_id uuid not null references unit (id),
  role text not null constraint post_role_is_known
    check (role in ('counter_officer', 'head', 'specialist', 'leader', 'clerk', 'supervisor', 'administrator')),
  title text not null,
  title_en text not null,
  valid_from date not null,
  valid_to date constraint post_ends_after_it_begins check (valid_to >= valid_from)
);
create unique index officer_holds_a_role_in_a_unit_once on post (officer_id, unit_id, role) where valid_to is null;
create index post_by_officer on post (officer_id);
create index post_by_unit on post (unit_id, role);

-- Sent to work at a centre for 12 to 36 months (law.md §1.1, NĐ 118/2025 Art. 11).
create table secondment (
  id uuid primary key,
  officer_id uuid not null references officer (id),
  from_unit_id uuid not null references unit (id),
  to_unit_id uuid not null references unit (id) constraint secondment_goes_elsewhere check (to_unit_id <> from_unit_id),
  desk_id uuid references desk (id),
  decision_number text not null,
  starts_on date not null,
  ends_on date not null constraint secondment_ends_after_it_begins check (ends_on > starts_on),
  -- Called back before the term: the last day.
  recalled_on date,
  -- The post at the centre that the secondment gave.
  post_id uuid not null references post (id)
);
create index secondment_by_officer on secondment (officer_id);
create index secondment_by_unit on secondment (to_unit_id);

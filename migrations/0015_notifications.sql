-- Mail that leaves, notifications that stay, and the rules by which people are reminded (law.md §1.6–1.7).

-- The outbox: written in the transaction that has something to say, sent afterwards. A row is one letter to one address.
create table mail_message (
  id uuid primary key,
  -- What makes the letter this letter: the same occasion never writes twice to the same person.
  dedupe_key text not null constraint mail_is_written_once unique,
  kind text not null,
  to_address text not null,
  subject text not null,
  body text not null,
  dossier_code text,
  created_at timestamptz not null,
  attempts integer not null default 0,
  -- While somebody tries, the row is kept from others until this moment.
  next_try_at timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz,
  -- A code and a short word of the other side, never an address.
  last_error text,
  constraint mail_is_sent_or_given_up check (sent_at is null or failed_at is null)
);
create index mail_message_to_send on mail_message (next_try_at, id) where sent_at is null and failed_at is null;
create index mail_message_by_time on mail_message (created_at desc, id desc);

-- What an officer is told in the system. The words are made when it is read, in the reader's language.
create table notification (
  id uuid primary key,
  officer_id uuid not null references officer (id),
  kind text not null,
  dossier_id uuid references dossier (id),
  dossier_code text,
  facts jsonb not null,
  dedupe_key text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  -- A reminder belongs to one clock of the dossier and to one date; when that moves, an unread reminder is withdrawn.
  rule_key text,
  clock text,
  clock_run integer,
  due_at timestamptz,
  -- Told because this officer held the dossier (all zeros: because nobody did): withdrawn when that has changed.
  for_holder uuid,
  constraint officer_is_told_once unique (officer_id, dedupe_key)
);
create index notification_unread on notification (officer_id, dossier_id) where read_at is null;
create index notification_by_officer on notification (officer_id, created_at desc, id desc);
create index notification_reminder_unread on notification (dossier_id) where read_at is null and clock is not null;

-- Who was told by which rule of which date: each only once, also with two processes at work.
create table reminder_told (
  dossier_id uuid not null references dossier (id),
  rule_key text not null,
  -- Which run of the clock: a step that comes again is another one.
  clock_run integer not null,
  due_at timestamptz not null,
  officer_id uuid not null references officer (id),
  -- Who held the dossier then (all zeros: nobody): another holder is looked at anew.
  holder_key uuid not null,
  told_at timestamptz not null,
  primary key (dossier_id, rule_key, clock_run, due_at, officer_id)
);

-- Reminder and escalation rules. A change is a new row of the same key; the row before it is kept as the history.
create table reminder_rule (
  id uuid primary key,
  key text not null,
  version integer not null,
  clock text not null constraint reminder_clock_is_known
    check (clock in ('step', 'legal', 'committed', 'acceptance_notify', 'acceptance', 'answer')),
  moment text not null constraint reminder_moment_is_known check (moment in ('percent', 'before', 'due_day', 'after')),
  amount numeric not null default 0,
  unit text constraint reminder_unit_is_known check (unit in ('working_hours', 'working_days')),
  audiences text[] not null constraint reminder_has_somebody_to_tell check (cardinality(audiences) > 0),
  by_system boolean not null,
  by_email boolean not null,
  active boolean not null,
  valid_from date not null,
  valid_to date constraint reminder_rule_ends_after_it_begins check (valid_to >= valid_from),
  legal_basis text,
  note_vi text,
  note_en text,
  set_by uuid references officer (id),
  set_at timestamptz not null,
  replaced_at timestamptz,
  constraint reminder_rule_has_one_row_per_version unique (key, version),
  constraint reminder_goes_some_way check (by_system or by_email)
);
create unique index reminder_rule_has_one_current_row on reminder_rule (key) where replaced_at is null;

-- Letters to applicants that the administrator has switched off or on; a kind without a row is on.
create table applicant_notice (
  kind text primary key,
  active boolean not null,
  set_by uuid references officer (id),
  set_at timestamptz not null
);

-- What a person wants by e-mail; without a row both. What is told in the system cannot be switched off.
create table notification_preference (
  officer_id uuid primary key references officer (id),
  digest_email boolean not null,
  single_email boolean not null,
  set_at timestamptz not null
);

-- How far a reader of the event log has come. It reads again a little of what is behind it: commits are not in order.
create table event_reading (
  reader text primary key,
  read_until timestamptz not null
);

-- Which entries of the part that is read again were told already; kept for an hour.
create table event_told (
  dossier_id uuid not null,
  seq integer not null,
  told_at timestamptz not null,
  primary key (dossier_id, seq)
);
create index event_told_by_time on event_told (told_at);

-- Reminders look at open dossiers by date, whoever has them.
create index dossier_by_step_due on dossier (step_due_at) where ended_at is null;
create index dossier_by_due on dossier (due_at) where ended_at is null and resolved_at is null;
create index dossier_by_committed_due on dossier (committed_due_at) where ended_at is null and resolved_at is null and committed_due_at is not null;
create index dossier_by_answer on dossier (waiting_until) where state = 'awaiting_supplement';

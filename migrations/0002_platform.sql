-- What every capability stands on: the audit log (which is also the memory of repeated requests) and stored files.

create table audit_entry (
  id uuid primary key,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  action text not null,
  subject text,
  unit_id uuid,
  outcome text not null constraint audit_outcome_is_known check (outcome in ('done', 'denied', 'viewed', 'failed')),
  request_id text,
  result jsonb,
  address text,
  detail text
);
create unique index audit_entry_answers_a_request_once on audit_entry (request_id) where request_id is not null;
create index audit_entry_by_time on audit_entry (at desc, id desc);
create index audit_entry_by_subject on audit_entry (subject, at desc) where subject is not null;
create index audit_entry_by_actor on audit_entry (actor_id, at desc) where actor_id is not null;

-- History is only ever added to (law.md §10.3, integrity). The retention job alone may remove old rows, and says so by a setting.
create function forbid_rewriting_history() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('motcua.retention', true) = 'on' then
    return old;
  end if;
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger audit_entry_is_append_only before update or delete on audit_entry
  for each row execute function forbid_rewriting_history();

-- Content-addressed store: the row says what the bytes are, the bytes lie in DATA_DIR/files.
create table stored_file (
  sha256 text primary key constraint sha256_is_hexadecimal check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null,
  media_type text not null,
  stored_at timestamptz not null
);

-- Drafts of internal processes: the table of a Decision while it is being written. A draft has no effect on any dossier.
create table process_draft (
  id uuid primary key,
  -- In whose name it is written; whoever may see drafts of this unit sees it.
  unit_id uuid not null references unit (id),
  -- The procedure from whose present process it began; null when it began otherwise.
  procedure_code text,
  code text not null,
  name text not null constraint process_draft_has_a_name check (name <> ''),
  -- The whole process (src/modules/processes/process.ts), checked on every reading.
  content jsonb not null,
  -- What was not understood when a file was read, until the place is changed.
  reading jsonb not null,
  version integer not null,
  created_at timestamptz not null,
  created_by text not null,
  changed_at timestamptz not null,
  changed_by text not null
);
create index process_draft_of_unit on process_draft (unit_id, changed_at desc);

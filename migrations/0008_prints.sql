-- Print templates that an administrator changed. The shipped ones are the files of data/forms; a saved version takes the
-- place of the file of the same name from its day on. Versions are kept, so that an old paper can be printed as it was.

create table print_template (
  id uuid primary key,
  code text not null constraint print_template_code_is_a_file_name check (code ~ '^_?[a-z0-9][a-z0-9-]*$'),
  version integer not null constraint print_template_version_counts_from_one check (version >= 1),
  -- Null puts the shipped file back in force.
  source text,
  valid_from date not null,
  note text not null default '',
  created_at timestamptz not null,
  created_by text not null,
  constraint print_template_has_one_row_per_version unique (code, version)
);

create trigger print_template_is_append_only before update or delete on print_template
  for each row execute function forbid_rewriting_history();

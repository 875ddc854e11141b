-- What an officer has typed and not yet sent, so that a lost session or a closed window loses nothing.

create table form_draft (
  owner_id text not null,
  form_key text not null,
  body jsonb not null,
  saved_at timestamptz not null,
  constraint form_draft_is_one_per_owner_and_form primary key (owner_id, form_key)
);
create index form_draft_by_age on form_draft (saved_at);

-- Legal numbers are dated data (docs/architecture.md, rule 9): a change is a new row, the old one stays for what it governed.
create table legal_parameter (
  id uuid primary key,
  key text not null constraint parameter_key_has_a_shape check (key ~ '^[a-z][A-Za-z0-9]*([.][a-z0-9][A-Za-z0-9]*)+$'),
  value jsonb not null,
  unit text,
  valid_from date not null,
  -- The last day on which the value holds; null without end.
  valid_to date constraint parameter_ends_after_it_begins check (valid_to >= valid_from),
  legal_basis text not null,
  -- How sure we are (docs/legal-basis.md): verified in the text, seen in practice, unconfirmed.
  confidence text not null constraint parameter_confidence_is_known check (confidence in ('V', 'P', 'U')),
  note_vi text,
  note_en text,
  -- Who set it: null for what ships with the product, else the officer.
  set_by text,
  set_at timestamptz not null,
  constraint parameter_begins_once_a_day unique (key, valid_from)
);

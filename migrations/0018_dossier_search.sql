-- Search at scale (docs/adr/0008): the words of a dossier in a narrow table of their own, instead of a trigram index on the
-- dossier that every act had to write anew.
alter table dossier drop column search;

-- Newest first: the list of dossiers, and of those in one state.
create index dossier_by_submission on dossier (submitted_at desc, id desc);
create index dossier_by_state on dossier (state, submitted_at desc, id desc);

-- Text without diacritics and without marks: "H62.015-261110-0002" → "h620152611100002"; `instead` stands where a mark stood.
create function search_text(value text, instead text default '') returns text
  language sql immutable parallel safe
  return translate(fold(coalesce(value, '')), E' \t\r\n' || '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~–—“”‘’…', '    ' || repeat(instead, 39));

-- One typed word: whatever begins with it. Nobody types more than 60 characters.
create function search_prefix(word text) returns tsquery
  language sql immutable strict parallel safe
  return ('''' || left(nullif(replace(search_text(word), ' ', ''), ''), 60) || ''':*')::tsquery;

-- Names are found by the beginning of each word ("cà-phê" by "ca", "phe" and "caphe"), a code from any of its parts on
-- ("261110-0002"), numbers by any piece of them: every ending of three digits or more is a word.
create function dossier_words(names text, code text, numbers text[]) returns tsvector
  language plpgsql immutable parallel safe as $$
declare
  found text[] := string_to_array(search_text(names), ' ') || string_to_array(search_text(names, ' '), ' ');
  parts text[] := string_to_array(translate(code, '.', '-'), '-');
  number text;
begin
  for n in 1 .. cardinality(parts) loop
    found := found || lower(array_to_string(parts[n:], ''));
  end loop;
  foreach number in array numbers loop
    number := replace(search_text(number), ' ', '');
    for n in 1 .. length(number) loop
      exit when n > 1 and length(number) - n < 2;
      found := found || substr(number, n);
    end loop;
  end loop;
  return array_to_tsvector(array(select left(word, 60) from unnest(found) as word where word <> ''));
end $$;

create table dossier_search (
  dossier_id uuid primary key references dossier (id),
  submitted_at timestamptz not null,
  words tsvector not null
);

create function write_dossier_search() returns trigger language plpgsql as $$
begin
  insert into dossier_search (dossier_id, submitted_at, words)
  values (new.id, new.submitted_at, dossier_words(
    concat_ws(' ', new.owner_name, new.submitter_name, new.summary), new.code,
    array[new.owner_identifier, new.submitter_identifier, new.owner_phone, new.submitter_phone]))
  on conflict (dossier_id) do update set submitted_at = excluded.submitted_at, words = excluded.words;
  return null;
end $$;
create trigger dossier_is_found_by_its_words
  after insert or update of code, owner_name, submitter_name, summary, owner_identifier, submitter_identifier, owner_phone,
    submitter_phone, submitted_at on dossier
  for each row execute function write_dossier_search();

insert into dossier_search (dossier_id, submitted_at, words)
  select id, submitted_at, dossier_words(
    concat_ws(' ', owner_name, submitter_name, summary), code,
    array[owner_identifier, submitter_identifier, owner_phone, submitter_phone])
  from dossier;

create index dossier_search_by_time on dossier_search (submitted_at desc, dossier_id desc);
-- What waits to be sorted in is read by every search: kept short.
create index dossier_search_by_word on dossier_search using gin (words) with (gin_pending_list_limit = 512);

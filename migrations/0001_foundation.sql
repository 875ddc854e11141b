-- Search without diacritics: one function, used by every index and every search condition.

create extension if not exists unaccent schema public;
create extension if not exists pg_trgm schema public;

-- "Đăng ký" → "dang ky". Input typed on a Mac arrives decomposed (a letter, then its marks), hence normalize().
-- unaccent() alone is only stable because its dictionary could change; ours never does, so an index may rely on it.
create function fold(value text) returns text
  language sql immutable strict parallel safe
  return lower(translate(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC)), 'đĐ', 'dD'));

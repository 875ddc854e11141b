-- Accounts, sessions and second factors. Names of columns are ours; what they hold is better-auth's (src/modules/identity/better-auth.ts).

create table account_user (
  id uuid primary key,
  name text not null,
  email text not null constraint account_email_is_unique unique,
  email_verified boolean not null default false,
  image text,
  username text not null constraint username_is_unique unique
    constraint username_has_a_shape check (username ~ '^[a-z0-9_.]{3,30}$'),
  display_username text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- One person, one account (law.md §10.3).
  officer_id uuid not null constraint officer_has_one_account unique references officer (id),
  failed_tries integer not null default 0,
  locked_until timestamptz,
  must_change_password boolean not null default true,
  password_changed_at timestamptz not null,
  last_active_at timestamptz,
  deactivated_at timestamptz,
  version integer not null default 1
);

create table session (
  id uuid primary key,
  token text not null constraint session_token_is_unique unique,
  user_id uuid not null references account_user (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Last request; null until the first one. The idle lock counts from here.
  seen_at timestamptz
);
create index session_by_user on session (user_id);

-- How an account proves itself: a password (`credential`), later an outside identity.
create table credential (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references account_user (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index credential_by_user on credential (user_id);

create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_by_identifier on verification (identifier);

create table two_factor (
  id uuid primary key,
  secret text not null,
  backup_codes text not null,
  user_id uuid not null references account_user (id) on delete cascade,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index two_factor_by_user on two_factor (user_id);
create index two_factor_by_secret on two_factor (secret);

-- Not one of the last ten again (law.md §10.3).
create table password_history (
  id uuid primary key,
  user_id uuid not null references account_user (id) on delete cascade,
  hash text not null,
  set_at timestamptz not null
);
create index password_history_by_user on password_history (user_id, set_at desc);

-- A machine's way in: the hash of a token, what it may do and where. The token itself is shown once and kept by nobody.
create table integration_token (
  id uuid primary key,
  name text not null,
  hash text not null constraint integration_token_is_unique unique,
  scopes text[] not null,
  unit_id uuid not null references unit (id),
  created_by text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

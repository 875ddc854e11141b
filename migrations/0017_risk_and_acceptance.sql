-- Each time that an online dossier waits for official acceptance: by when the desk officer must have been told, by when it must
-- be accepted, supplemented or refused (ND 297/2025 Art. 6). Both moments are bound at the arrival; later law does not move them.
create table dossier_acceptance (
  dossier_id uuid not null references dossier (id),
  -- 1: the submission; 2: the answer to the one request for a supplement.
  round integer not null constraint acceptance_round_is_positive check (round > 0),
  receiving_unit_id uuid not null references unit (id),
  arrived_at timestamptz not null,
  notify_due_at timestamptz not null,
  due_at timestamptz not null,
  told_at timestamptz,
  answered_at timestamptz,
  -- The act that answered.
  answer text,
  constraint acceptance_is_one_per_round primary key (dossier_id, round),
  constraint acceptance_answer_has_its_moment check ((answered_at is null) = (answer is null)),
  constraint acceptance_is_told_by_the_answer check (answered_at is null or told_at is not null)
);
create index dossier_acceptance_open on dossier_acceptance (receiving_unit_id, due_at) where answered_at is null;
create index dossier_acceptance_untold on dossier_acceptance (notify_due_at) where told_at is null;
create index dossier_acceptance_by_arrival on dossier_acceptance (receiving_unit_id, arrived_at);

-- How long each step really takes, learnt each night from what was done, and how well that would have foretold the last part.
create table risk_model (
  id uuid primary key,
  fitted_at timestamptz not null,
  history_from timestamptz not null,
  history_until timestamptz not null,
  dossiers integer not null,
  stays integer not null,
  times jsonb not null,
  back_test jsonb not null
);
create index risk_model_by_time on risk_model (fitted_at desc);

-- The chance that an open dossier misses its appointment, as foreseen at `computed_at`, and which step makes it so.
create table dossier_risk (
  dossier_id uuid primary key references dossier (id),
  dossier_version integer not null,
  model_id uuid not null,
  computed_at timestamptz not null,
  chance double precision not null constraint risk_chance_is_a_share check (chance between 0 and 1),
  -- The appointment that was judged; of a dossier that waits, what it would be if the clock went on at that moment.
  due_at timestamptz not null,
  left_minutes integer not null,
  need_half_minutes integer not null,
  need_most_minutes integer not null,
  step integer not null,
  step_name text not null,
  step_half_minutes integer not null,
  step_most_minutes integer not null,
  step_stays integer not null
);
create index dossier_risk_by_chance on dossier_risk (chance desc, dossier_id);
-- What is overdue, and what reaches its last day for an apology.
create index dossier_risk_by_due on dossier_risk (due_at);

-- What is still with somebody, of what the last two years brought in: read by the nightly learning and the half-hourly look ahead.
create index dossier_running on dossier (id) where ended_at is null and resolved_at is null and received_at is not null;

-- The register of requests without an answer: which were closed in a period.
create index dossier_closed_unanswered on dossier (receiving_unit_id, ended_at) where state = 'closed_unanswered';

-- One ledger for every clock of a dossier: the legal one, the one that the board committed itself to, the one of each step
-- (another agency's step: `consultation`), and the applicant's time to answer a request for a supplement. Every stored date
-- follows from the marks under the calendar version that stands beside them; an explicit recount is a mark, too.

alter table dossier add column calendar_version integer;
update dossier set calendar_version =
  coalesce((select max(version) from working_calendar where code = dossier.calendar_code), 1);
alter table dossier alter column calendar_version set not null;

-- The appointment as first told at reception: never moved by a pause, a restart, an extension or a recount.
alter table dossier add column due_first_at timestamptz;
update dossier set due_first_at = coalesce((
  select (view -> 'dossier' ->> 'due_at')::timestamptz from dossier_document
  where dossier_id = dossier.id and form_code = 'receipt' order by event_seq limit 1), due_original_at);

-- The clock of a step goes on when the work is given to somebody else: passages share it. It bears the `seq` of its first passage.
alter table dossier_passage add column clock_seq integer;
update dossier_passage p set clock_seq = began.clock_seq from (
  select dossier_id, seq, max(seq) filter (where before is distinct from 'reassigned')
    over (partition by dossier_id order by seq) as clock_seq
  from (select dossier_id, seq, lag(outcome) over (partition by dossier_id order by seq) as before from dossier_passage) as each) as began
where began.dossier_id = p.dossier_id and began.seq = p.seq;
alter table dossier_passage alter column clock_seq set not null;
alter table dossier_passage drop column remaining_minutes;

alter table dossier add column step_clock_seq integer;
update dossier set step_clock_seq = coalesce(
  (select clock_seq from dossier_passage where dossier_id = dossier.id order by seq desc limit 1), 1);
alter table dossier alter column step_clock_seq set not null;

alter table clock_mark add column clock text not null default 'legal'
  constraint clock_is_known check (clock in ('legal', 'committed', 'step', 'consultation', 'answer'));
alter table clock_mark alter column clock drop default;
-- Whose step: `clock_seq` of its passages.
alter table clock_mark add column passage_seq integer
  constraint clock_of_a_step_names_its_passage check ((passage_seq is not null) = (clock in ('step', 'consultation')));
-- The version of the calendar by which the clock went on from here.
alter table clock_mark add column calendar_version integer not null default 1;
alter table clock_mark alter column calendar_version drop default;
alter table clock_mark drop constraint clock_mark_kind_is_known;
alter table clock_mark add constraint clock_mark_kind_is_known
  check (kind in ('start', 'pause', 'resume', 'restart', 'extend', 'recount', 'stop'));

-- Steps that are there already: begun at hand-over, standing with the legal clock, ended with the passage.
create temporary table step_clock on commit drop as
  select p.dossier_id, p.clock_seq, min(p.handed_over_at) as began_at,
    (array_agg(p.handed_over_by order by p.seq))[1] as began_by,
    (array_agg(p.ended_at order by p.seq desc))[1] as ended_at,
    case when bool_or((d.process -> p.step -> 'external') = 'true'::jsonb) then 'consultation' else 'step' end as clock
  from dossier_passage p join dossier d on d.id = p.dossier_id
  where p.budget_minutes > 0
  group by p.dossier_id, p.clock_seq;
insert into clock_mark (dossier_id, seq, kind, at, ground, author, clock, passage_seq, calendar_version)
  select dossier_id, clock_seq * 10 + 5, 'start', began_at, 'step', began_by, clock, clock_seq, 1 from step_clock;
insert into clock_mark (dossier_id, seq, kind, at, ground, document, author, clock, passage_seq, calendar_version)
  select m.dossier_id, m.seq + 3, case m.kind when 'pause' then 'pause' else 'resume' end, m.at, m.ground, m.document, m.author,
    s.clock, s.clock_seq, 1
  from clock_mark m join step_clock s on s.dossier_id = m.dossier_id
  where m.clock = 'legal' and m.kind in ('pause', 'resume', 'restart') and m.at >= s.began_at and (s.ended_at is null or m.at < s.ended_at);
insert into clock_mark (dossier_id, seq, kind, at, ground, author, clock, passage_seq, calendar_version)
  select s.dossier_id, e.seq * 10 + 4, 'stop', s.ended_at, 'step_done', e.actor_name, s.clock, s.clock_seq, 1
  from step_clock s join lateral (
    select seq, actor_name from dossier_event e where e.dossier_id = s.dossier_id and e.at = s.ended_at and e.seq > s.clock_seq
    order by seq limit 1) as e on true;

-- The applicant's time: fifteen working days from the request (the parameter of those days), until it is answered.
insert into clock_mark (dossier_id, seq, kind, at, limit_value, limit_unit, ground, author, clock, calendar_version)
  select dossier_id, seq * 10 + 7, 'start', at, 15, 'working_days', 'supplement', actor_name, 'answer', 1
  from dossier_event where type = 'request_supplement';
insert into clock_mark (dossier_id, seq, kind, at, ground, author, clock, calendar_version)
  select distinct on (a.dossier_id) a.dossier_id, e.seq * 10 + 8, 'stop', e.at, e.type, e.actor_name, 'answer', 1
  from clock_mark a join dossier_event e on e.dossier_id = a.dossier_id and e.at >= a.at
    and e.type in ('supplement', 'close_unanswered', 'stop')
  where a.clock = 'answer' and a.kind = 'start' order by a.dossier_id, e.seq;

-- What a board promises beyond the law (cam kết cắt giảm thời gian): by procedure, or by one of its cases, with the decision.
create table committed_limit (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  procedure_code text not null references procedure (code),
  -- null: all cases
  case_code text,
  limit_value numeric not null constraint committed_limit_is_positive check (limit_value > 0),
  limit_unit text not null constraint committed_limit_unit_is_known check (limit_unit in ('working_hours', 'working_days', 'days')),
  decision_number text not null,
  decision_on date not null,
  valid_from date not null,
  valid_to date,
  entered_by text not null,
  entered_at timestamptz not null,
  constraint committed_limit_ends_after_it_begins check (valid_to >= valid_from)
);
create index committed_limit_by_procedure on committed_limit (procedure_code, unit_id, valid_from);

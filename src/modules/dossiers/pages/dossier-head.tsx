import type { ReactNode } from 'react'
import { Num } from '#platform/ui/dates.tsx'
import { PageTitle, ThumbBar } from '#platform/ui/page-title.tsx'
import { Why } from '#platform/ui/promise.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { Ball } from '#platform/ui/timeline.tsx'
import { m } from '#words'
import { channelLabel } from '../dossier-words.ts'
import { ActButtons } from './act-buttons.tsx'
import type { ClockPicture } from './clock-picture.ts'
import { CopyCode } from './copy-code.tsx'
import type { BallFacts, DossierPage, Head } from './dossier-page.ts'
import type { StateLine } from './state-line.ts'
import { whyHref } from './why-href.ts'

/** What it is, whose it is, how it stands, who has it, and the one thing to do now. */
export function DossierHead({ page, children }: { page: DossierPage; children: ReactNode }) {
  const { head, state, acts, ball, clock } = page
  return (
    <div className="dh">
      <PageTitle
        documentTitle={`${head.code} – ${head.procedureName}`}
        code={<CodeLine head={head} />}
        title={head.procedureName}
        line={<OwnerLine head={head} />}
        acts={acts.length > 0 && <ActButtons head={head} acts={acts} />}
      />
      <StateLineView state={state} clock={clock} code={head.code} />
      {ball && <BallRow ball={ball} code={head.code} />}
      {children}
      {acts.length > 0 && (
        <ThumbBar>
          <ActButtons head={head} acts={acts} thumb />
        </ThumbBar>
      )}
    </div>
  )
}

export function CodeLine({ head }: { head: Head }) {
  return (
    <>
      <span>
        {m.dossiers_page_code()} <Num>{head.code}</Num>
      </span>
      <CopyCode code={head.code} />
      <span>
        {m.dossiers_page_procedure()} <Num>{head.procedureCode}</Num>
        {head.caseName && <>, {head.caseName}</>}
      </span>
      <span>{channelLabel(head.channel)}</span>
    </>
  )
}

export function OwnerLine({ head }: { head: Head }) {
  return (
    <>
      <b className="b">{head.owner}</b>
      {head.about && <> – {head.about}</>}
    </>
  )
}

/** `code`: where the whole explanation is. */
export function StateLineView({ state, clock, code }: { state: StateLine; clock: ClockPicture | null; code: string }) {
  return (
    <div className="stateline">
      <StateBadge state={state.tone}>{state.words}</StateBadge>
      <span className="say">{state.sentence}</span>
      {state.why && <a href={state.why}>{m.platform_why()}</a>}
      {clock && (
        <Why
          title={m.dossiers_clock_why()}
          days={clock.days}
          daysLabel={clock.daysLabel}
          sentences={clock.lines}
          law={
            <>
              {clock.summary}. <a href={whyHref(code, 'legal')}>{m.dossiers_why_whole()}</a>
            </>
          }
        />
      )}
    </div>
  )
}

/** A date with the way to its reasons. */
function Explained({ code, clock, children }: { code: string; clock: string; children: ReactNode }) {
  return (
    <>
      {children}{' '}
      <a className="small" href={whyHref(code, clock)}>
        {m.platform_why()}
      </a>
    </>
  )
}

function BallRow({ ball, code }: { ball: BallFacts; code: string }) {
  const cells = [
    ball.stepDue && {
      label: m.dossiers_ball_step({ step: ball.step }),
      value: (
        <Explained code={code} clock={ball.stepClock}>
          {ball.stepTone === 'over' ? <span className="over">{ball.stepDue}</span> : ball.stepDue}
        </Explained>
      ),
      hot: ball.stepTone === 'today',
    },
    ball.legal && {
      label: m.dossiers_clock_title(),
      value: (
        <>
          <Explained code={code} clock="legal">
            {ball.legal}
          </Explained>
          {ball.risk && <div className="sub small">{ball.risk}</div>}
        </>
      ),
    },
    ball.committed && {
      label: m.dossiers_why_clock_committed(),
      value: (
        <Explained code={code} clock="committed">
          {ball.committed}
        </Explained>
      ),
    },
    ball.answer && {
      label: m.dossiers_why_clock_answer(),
      value: (
        <Explained code={code} clock="answer">
          {ball.answer}
        </Explained>
      ),
    },
    ball.next && { label: m.dossiers_ball_to(), value: ball.next },
  ].filter((cell) => cell !== null && cell !== '')
  const label = ball.mine ? m.dossiers_ball_me({ name: ball.holder }) : ball.holder
  return <Ball holder={{ name: ball.holder, label, ...(ball.out ? { kind: 'out' as const } : {}) }} cells={cells} />
}

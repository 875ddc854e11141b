import { Card } from '#platform/ui/content.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { m } from '#words'

export interface RateLine {
  label: string
  text: string
}

export interface CheckLine {
  label: string
  sum: string
  holds: boolean
}

/** What stands beneath the form: identities, the two rates, where the rules come from. */
export function ChecksAndRates(props: {
  checks: readonly CheckLine[]
  rates: readonly RateLine[]
  rounding: string
  unverified: readonly string[]
  definition: string
  hash: string
}) {
  return (
    <div className="beneath">
      <Card title={m.reports_rates()} end={props.rounding}>
        <dl className="facts">
          {props.rates.map((rate) => (
            <div key={rate.label}>
              <dt>{rate.label}</dt>
              <dd className="num">{rate.text}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card title={m.reports_checks()}>
        <ul className="checks">
          {props.checks.map((check) => (
            <li key={check.label}>
              <span>{check.label}</span> <span className="num sub">{check.sum}</span>{' '}
              <StateBadge state={check.holds ? 'done' : 'over'}>
                {check.holds ? m.reports_check_holds() : m.reports_check_fails()}
              </StateBadge>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={m.reports_unverified()}>
        <ul className="checks">
          {props.unverified.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        <p className="small sub hash">
          {props.definition} <code>{props.hash}</code>
        </p>
      </Card>
    </div>
  )
}

import { useLoaderData } from 'react-router'
import { Digits } from '#platform/ui/digits.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { m } from '#words'
import type { loader } from './submit.tsx'

/** The question whose answers are the cases; each answer is an address. */
export function CaseChoice() {
  const { code, question, cases } = useLoaderData<typeof loader>()
  return (
    <section aria-labelledby="case">
      <h2 id="case">{question ?? m.portal_case_question()}</h2>
      <p className="ink2">{m.portal_case_hint()}</p>
      <div className="cases-links">
        {cases.map((each) => (
          <a key={each.code} href={`/portal/submit/${encodeURIComponent(code)}?case=${encodeURIComponent(each.code)}`}>
            <span lang="vi">{each.name}</span>
            {each.limit && (
              <span className="lim">
                <Digits>{each.limit}</Digits>
              </span>
            )}
            <Icon name="arrow-right" />
          </a>
        ))}
      </div>
    </section>
  )
}

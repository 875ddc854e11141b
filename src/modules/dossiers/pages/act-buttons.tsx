import { Form } from 'react-router'
import { SubmitButton } from '#platform/forms/form.tsx'
import { REQUEST_ID } from '#platform/forms/form-data.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { m } from '#words'
import { type ActName, DANGEROUS_ACTS } from '../act-rules.ts'
import { actLabel } from '../dossier-words.ts'
import { DIRECT_ACTS } from './act-forms/direct-acts.ts'
import type { Head, NextAct } from './dossier-page.ts'

/** The main act as the one button, the next beside it, the others in a menu with the dangerous ones last. */
export function ActButtons({ head, acts, thumb }: { head: Head; acts: readonly NextAct[]; thumb?: boolean }) {
  const main = acts[0]?.main ? acts[0] : undefined
  const others = acts.filter((act) => act !== main)
  const [first] = others
  const beside = (!thumb || !main) && first && !DANGEROUS_ACTS.has(first.name) ? first : undefined
  const rest = others.filter((act) => act !== beside)
  return (
    <>
      {rest.length > 0 && <ActMenu head={head} acts={rest} up={thumb === true} />}
      {beside && (
        <a className="btn" href={actUrl(head.code, beside.name)}>
          {actLabel(beside.name)}
        </a>
      )}
      {main && <MainAct head={head} act={main} />}
    </>
  )
}

function MainAct({ head, act }: { head: Head; act: NextAct }) {
  const label = actLabel(act.name)
  if (!DIRECT_ACTS.has(act.name)) {
    return (
      <a className="btn btn-primary" href={actUrl(head.code, act.name)} data-main-act>
        {label}
        <span className="hide-s" aria-hidden="true">
          <kbd>Ctrl Enter</kbd>
        </span>
      </a>
    )
  }
  return (
    <Form method="post" action={actUrl(head.code, act.name)} className="main-act">
      <input type="hidden" name={REQUEST_ID} value={act.requestId} />
      <input type="hidden" name="code" value={head.code} />
      <input type="hidden" name="version" value={head.version} />
      <SubmitButton main>{label}</SubmitButton>
    </Form>
  )
}

function ActMenu({ head, acts, up }: { head: Head; acts: readonly NextAct[]; up: boolean }) {
  return (
    <details className={up ? 'acts-menu up' : 'acts-menu'} data-menu>
      <summary className="iconbtn" aria-label={m.dossiers_page_other_acts()}>
        <Icon name="dots" />
      </summary>
      <div className="menu">
        {acts.map(({ name }) => (
          <a key={name} href={actUrl(head.code, name)} className={DANGEROUS_ACTS.has(name) ? 'danger' : undefined}>
            {actLabel(name)}
          </a>
        ))}
      </div>
    </details>
  )
}

export function actUrl(code: string, name: ActName): string {
  return `/dossiers/${code}/acts/${name}`
}

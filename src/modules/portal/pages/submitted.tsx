import QRCode from 'qrcode'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import {
  acceptanceWhy,
  dossierCalendar,
  findAcceptance,
  findDossier,
  isTrackingKey,
  publicAddress,
  trackingLink,
  trackingSecret,
} from '#modules/dossiers/exports.ts'
import { normalCode } from '#modules/tracking/exports.ts'
import { scopeOf } from '#platform/http/request-context.ts'
import { whenText } from '#platform/i18n/dates.ts'
import { Notice } from '#platform/ui/content.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'

export const headers = () => ({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })

export async function loader(args: LoaderFunctionArgs) {
  const { app, locale } = scopeOf(args)
  const { db } = app.database
  const code = normalCode(args.params.code ?? '')
  const key = new URL(args.request.url).searchParams.get('k') ?? ''
  const secret = trackingSecret(app)
  const dossier = isTrackingKey(code, key, secret) ? await findDossier(db, code) : undefined
  if (!dossier) throw redirect(`/tracking?code=${encodeURIComponent(code)}`)
  const [acceptance, calendar] = await Promise.all([findAcceptance(db, dossier.id), dossierCalendar(db, dossier)])
  const address = app.config.publicUrl ? publicAddress(app) : new URL(args.request.url).origin
  const link = trackingLink(address, code, secret)
  return {
    code,
    link,
    procedure: dossier.procedure_name,
    submittedAt: whenText(dossier.submitted_at, locale),
    answerBy: acceptance ? { at: whenText(acceptance.due_at, locale), why: acceptanceWhy(calendar, acceptance) } : null,
    qr: `data:image/svg+xml;base64,${Buffer.from(await QRCode.toString(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 })).toString('base64')}`,
  }
}

/** The acknowledgment: the code, the way to follow it, and what happens next. Prints on one page. */
export default function SubmittedPage() {
  const { code, link, qr, answerBy, procedure, submittedAt } = useLoaderData<typeof loader>()
  const next = [
    ...(answerBy ? [m.portal_next_answer({ when: answerBy.at })] : []),
    m.portal_next_receipt(),
    m.portal_next_supplement(),
    m.portal_next_track(),
  ]
  return (
    <div className="wrap">
      <DocumentTitle>{m.portal_done_title()}</DocumentTitle>
      <meta name="robots" content="noindex" />
      <div className="reading wide">
        <Notice tone="good" live title={m.portal_done_notice()} />
        <h1 className="section-s">{m.portal_done_title()}</h1>
        <p className="ink2">
          <Digits>{m.portal_done_line({ when: submittedAt })}</Digits>
        </p>
        <div className="receipt-card">
          <div>
            <p className="sub">{m.portal_code()}</p>
            <p className="code num">{code}</p>
            <p className="section-s" lang="vi">
              {procedure}
            </p>
            <p className="section-s">
              <a className="btn btn-primary no-print" href={link}>
                <Icon name="file-search" /> {m.portal_follow()}
              </a>
            </p>
          </div>
          <img src={qr} alt={m.portal_qr()} width={168} height={168} />
        </div>
        <section className="section" aria-labelledby="next">
          <h2 id="next">{m.portal_next()}</h2>
          <ol className="need">
            {next.map((text) => (
              <li key={text}>
                <Digits>{text}</Digits>
                {answerBy && text === next[0] && (
                  <>
                    {' '}
                    <a href={answerBy.why}>{m.platform_why()}</a>
                  </>
                )}
              </li>
            ))}
          </ol>
        </section>
        <p className="sub no-print">{m.portal_print_hint()}</p>
      </div>
    </div>
  )
}

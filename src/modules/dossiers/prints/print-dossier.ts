import type { Kysely } from 'kysely'
import type { Application } from '#platform/application.ts'
import type { Tables } from '#platform/database/tables.ts'
import { Refusal } from '#platform/errors.ts'
import { runWithLocale } from '#platform/i18n/locale.ts'
import { type FormCode, formOn, readForms } from '#platform/prints/forms.ts'
import type { Print } from '#platform/prints/letterhead.ts'
import { projectPath } from '#platform/project.ts'
import { m } from '#words'
import type { ClockExplanation } from '../clock-explanation.ts'
import type { StoredFacts } from '../document-facts.ts'
import { type Dossier, legalDay } from '../dossier.ts'
import { findDocument, findLastEventOf, listPassages } from '../dossier-queries.ts'
import { explainDossier } from '../explanation-queries.ts'
import { trackingLink } from '../tracking-link.ts'
import { publicAddress, trackingSecret } from '../tracking-secret.ts'
import { composeApology } from './compose-apology.ts'
import { composeControlSlip } from './compose-control-slip.ts'
import { composeDeadlineExplanation } from './compose-deadline-explanation.ts'
import { composeReceipt } from './compose-receipt.ts'
import { composeRefusal } from './compose-refusal.ts'
import { composeReturnSlip } from './compose-return-slip.ts'
import type { Sheet } from './compose-sheet.ts'
import { composeStopNotice } from './compose-stop-notice.ts'
import { composeSupplementRequest } from './compose-supplement-request.ts'
import { readPrintUnits } from './print-units.ts'

export type PrintApp = Pick<Application, 'config' | 'clock' | 'database' | 'prints'>

export interface PrintedFile {
  pdf: Uint8Array
  /** `giay-tiep-nhan-H62.015-261123-0007.pdf` */
  fileName: string
}

/** Sheets that show the dossier as it is now; every other sheet says what it said when it was issued. */
export const LIVE_SHEETS = ['control_slip', 'deadline_explanation'] as const
export type LiveSheet = (typeof LIVE_SHEETS)[number]

const ISSUED: Partial<Record<FormCode, (sheet: Sheet, facts: StoredFacts) => Print>> = {
  receipt: composeReceipt,
  supplement_request: composeSupplementRequest,
  refusal: composeRefusal,
  apology: composeApology,
  stop_notice: composeStopNotice,
  return_slip: composeReturnSlip,
}

/**
 * A sheet of the dossier as PDF. `what`: id of an issued document, or the name of a sheet that is made from the dossier as it is
 * now. Reads, composes, prints; nothing of it inside a transaction. Throws Refusal 404 for what is not there (an explanation
 * before there is a deadline), TemplateError when a changed template cannot be laid out.
 */
export async function printDocument(app: PrintApp, dossier: Dossier, what: string | LiveSheet): Promise<PrintedFile> {
  const { template, view } = await dossierSheet(app, dossier, what)
  return { pdf: await app.prints.pdf(template, view), fileName: fileName(template, dossier.code) }
}

/** The same before it is laid out: what a preview of a changed template needs. */
export async function dossierSheet(
  app: PrintApp,
  dossier: Dossier,
  what: string | LiveSheet,
): Promise<{ template: string; view: Print }> {
  const { db } = app.database
  switch (what) {
    case 'control_slip': {
      const passages = await listPassages(db, dossier.id)
      const sheet = await liveSheet(
        app,
        dossier,
        'control_slip',
        passages.map((passage) => passage.unit_id),
      )
      const returned = (await findLastEventOf(db, dossier.id, 'return_result'))?.payload.receiver
      const view = composeControlSlip(
        sheet,
        dossier,
        passages,
        typeof returned === 'string' ? returned : null,
        await clocksOnPaper(app, dossier),
      )
      return { template: sheet.form.template, view }
    }
    case 'deadline_explanation':
      return explanationSheet(app, dossier)
    default:
      return issuedSheet(app, dossier, what)
  }
}

async function issuedSheet(app: PrintApp, dossier: Dossier, documentId: string) {
  const document = isUuid(documentId) ? await findDocument(app.database.db, dossier.id, documentId) : undefined
  const compose = document && ISSUED[document.form_code as FormCode]
  if (!document || !compose)
    throw new Refusal(404, 'document_not_found', m.dossiers_no_such_document({ code: dossier.code }))
  const facts = document.view as unknown as StoredFacts
  const about = facts.dossier
  const ids = [
    about.receiving_unit_id,
    about.resolving_unit_id,
    about.handling_unit_id,
    about.returning_unit_id,
    facts.issuer_unit_id,
  ]
  const sheet = await sheetOf(app, dossier.code, document.form_code as FormCode, document.issued_at, ids)
  return {
    template: sheet.form.template,
    view: compose(
      { ...sheet, number: document.number, issued_by: document.issued_by, renewed_due_at: renewedDue(dossier) },
      facts,
    ),
  }
}

/** A reprint says what it said; only that there is a new appointment, nobody may overlook. */
function renewedDue({ extensions, due_at }: Dossier): string | null {
  return extensions > 0 ? (due_at?.toISOString() ?? null) : null
}

async function explanationSheet(app: PrintApp, dossier: Dossier) {
  const clocks = await clocksOnPaper(app, dossier)
  if (clocks.length === 0) throw new Refusal(404, 'no_deadline_yet', m.dossiers_no_deadline_yet({ code: dossier.code }))
  const sheet = await liveSheet(app, dossier, 'deadline_explanation', [])
  return { template: sheet.form.template, view: composeDeadlineExplanation(sheet, dossier, clocks) }
}

/** Statutory sheets are in Vietnamese, whatever language their reader works in. */
function clocksOnPaper(app: PrintApp, dossier: Dossier): Promise<ClockExplanation[]> {
  const reader = { now: app.clock.now(), locale: 'vi', audience: 'officer' } as const
  return runWithLocale('vi', () => explainDossier(app.database.db, dossier, reader))
}

function liveSheet(app: PrintApp, dossier: Dossier, form: FormCode, units: readonly string[]): Promise<Sheet> {
  return sheetOf(app, dossier.code, form, app.clock.now(), [
    dossier.receiving_unit_id,
    dossier.resolving_unit_id,
    ...units,
  ])
}

/** What surrounds the facts; also for papers about several dossiers (`code` null: no QR code). */
export async function sheetOf(
  app: PrintApp,
  code: string | null,
  form: FormCode,
  issuedAt: Date,
  unitIds: readonly (string | undefined)[],
): Promise<Sheet> {
  const address = publicAddress(app)
  return {
    form: formOn(forms(), form, legalDay(issuedAt)),
    number: null,
    issued_at: issuedAt.toISOString(),
    issued_by: '',
    units: await readPrintUnits(
      app.database.db as Kysely<Tables>,
      unitIds.filter((id) => id !== undefined),
    ),
    qr_text: code === null ? null : trackingLink(address, code, trackingSecret(app)),
    website: app.config.publicUrl ? new URL(app.config.publicUrl).host : null,
  }
}

let known: ReturnType<typeof readForms> | undefined

/** The list ships with the program and does not change while it runs. */
function forms() {
  known ??= readForms(projectPath('data/forms/forms.json'))
  return known
}

function fileName(template: string, code: string): string {
  return `${template.replace(/^\d\d-/, '')}-${code}.pdf`
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

import QRCode from 'qrcode'
import type { ActionFunctionArgs } from 'react-router'
import { z } from 'zod'
import { type FormState, newForm } from '#platform/forms/form-state.ts'
import { readCookies } from '#platform/http/preferences.ts'
import { scopeOf } from '#platform/http/request-context.ts'
import { type IdentityApp, identityServices } from './identity-services.ts'
import { callerOf, leave } from './page-session.ts'
import { beginEnrolment, confirmEnrolment } from './second-factor.ts'
import { secretForm } from './secret-form.ts'
import type { SignedIn } from './session-state.ts'
import { isHttps } from './sign-in.ts'

export interface EnrolmentData {
  /** Null before the password was given; then what to scan, to type and to keep. */
  begun: { qr: string; secret: string; backupCodes: string[] } | null
  form: FormState
}

const cookieName = 'motcua.enrolment'
const minutes = 10
const enrolmentSchema = z.object({ userId: z.string(), uri: z.string(), backupCodes: z.array(z.string()) })

/**
 * Between the two steps the secret travels in a sealed cookie of ten minutes: shown after a 303 like everything else, kept by
 * nobody.
 */
export async function loadEnrolment(app: IdentityApp, request: Request, person: SignedIn): Promise<EnrolmentData> {
  const sealed = readCookies(request.headers.get('cookie'))[cookieName]
  const opened = enrolmentSchema.safeParse(sealed && identityServices(app).unseal(sealed, app.clock.now()))
  if (!opened.success || opened.data.userId !== person.userId) return { begun: null, form: newForm() }
  const { uri, backupCodes } = opened.data
  const qr = `data:image/svg+xml;base64,${Buffer.from(await QRCode.toString(uri, { type: 'svg', margin: 2 })).toString('base64')}`
  const secret = (new URL(uri).searchParams.get('secret') ?? '').replace(/(.{4})(?=.)/g, '$1 ')
  return { begun: { qr, secret, backupCodes }, form: newForm() }
}

export async function enrolmentAction(args: ActionFunctionArgs, person: SignedIn, to: { here: string; done: string }) {
  const { app } = scopeOf(args)
  const caller = callerOf(args)
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isHttps(args.request) ? '; Secure' : ''}`
  const form = await secretForm(args.request)
  return form.run(async () => {
    if (form.intent === 'begin') {
      const enrolment = await beginEnrolment(app, caller, person, form.secret('password'))
      const expires = new Date(app.clock.now().getTime() + minutes * 60_000)
      const sealed = identityServices(app).seal({ userId: person.userId, ...enrolment }, expires)
      return leave(to.here, [`${cookieName}=${sealed}; Max-Age=${minutes * 60}; ${attributes}`])
    }
    const cookies = await confirmEnrolment(app, caller, person, form.secret('code'))
    return leave(to.done, [...cookies, `${cookieName}=; Max-Age=0; ${attributes}`])
  })
}

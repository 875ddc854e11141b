import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { scopeOf } from '#platform/http/request-context.ts'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { enrolmentAction, loadEnrolment } from '../enrolment-page.ts'
import { nextOf, requireSession, withNext } from '../page-session.ts'
import { EnrolmentSteps } from './enrolment-steps.tsx'
import { SignInColumn } from './sign-in-column.tsx'

/** An administrator works only with a second factor (law.md §10.3): here it is set up before anything else. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requireSession(args)
  if (person.duty !== 'second_factor') throw redirect(withNext('/login', nextOf(args.request)))
  return loadEnrolment(scopeOf(args).app, args.request, person)
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireSession(args)
  if (person.duty !== 'second_factor') throw redirect(withNext('/login', nextOf(args.request)))
  const next = nextOf(args.request)
  return enrolmentAction(args, person, { here: withNext('/login/enrol', next), done: withNext('/login', next) })
}

export default function EnrolPage() {
  return (
    <SignInColumn title={m.identity_enrol_title()} line={m.identity_enrol_required()}>
      <DocumentTitle>{m.identity_enrol_title()}</DocumentTitle>
      <EnrolmentSteps {...useLoaderData<typeof loader>()} />
    </SignInColumn>
  )
}

import { type ActionFunctionArgs, redirect } from 'react-router'
import { scopeOf } from '#platform/http/request-context.ts'
import { callerOf, leave } from '../page-session.ts'
import { signOut } from '../sign-in.ts'

/** A link cannot sign anybody out. */
export function loader() {
  return redirect('/login')
}

export async function action(args: ActionFunctionArgs) {
  return leave('/login', await signOut(scopeOf(args).app, callerOf(args)))
}

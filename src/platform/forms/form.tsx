import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react'
import { Form, useActionData, useNavigation } from 'react-router'
import { m } from '#words'
import { DateText } from '../ui/dates.tsx'
import { DRAFT_KEY, REQUEST_ID } from './form-data.ts'
import type { FormState } from './form-state.ts'
import { useDraft } from './use-draft.ts'

/** What the fields inside a form ask: what was typed, what is wrong. */
export interface FormView extends FormState {
  value(name: string): string
  valuesOf(name: string): readonly string[]
  problem(name: string): string | undefined
}

const FormContext = createContext<FormView | undefined>(undefined)

/**
 * The form's state now: what the action gave back, otherwise what the loader made. A page with several forms names each
 * by its `intent`, so that a problem appears at its own form only.
 */
export function useFormState(fromLoader: FormState, intent?: string): FormView {
  const answered = useActionData() as FormState | undefined
  const mine = answered && 'requestId' in answered && (intent === undefined || answered.intent === intent)
  const state = mine ? answered : fromLoader
  return {
    ...state,
    value: (name) => state.values[name]?.at(-1) ?? '',
    valuesOf: (name) => state.values[name] ?? [],
    problem: (name) => state.problems.find((each) => each.path === name)?.message,
  }
}

export function useForm(): FormView {
  const form = use(FormContext)
  if (!form) throw new Error('a field stands outside <PageForm>')
  return form
}

export interface PageFormProps {
  form: FormView
  children: ReactNode
  /** The form's own id, for buttons that stand outside of it (`<SubmitButton form="…">`). */
  id?: string
  className?: string
  /** Which of the page's forms this is; the action reads it as `intent`. */
  intent?: string
  /** A question instead of an act: what is typed goes into the address. */
  method?: 'get'
  /** Files are sent with the form itself when no script has uploaded them before. */
  files?: boolean
  /** Key under which what is typed keeps itself (officers only); the loader starts with `draftForm(scope, key)`. */
  draft?: string
}

/** A form that posts to its own page: with JavaScript without reloading, without it as browsers always did. */
export function PageForm({ form, children, id, className, intent, method, files, draft }: PageFormProps) {
  const element = useRef<HTMLFormElement>(null)
  const done = useTimesDone()
  const savedAt = useDraft(element, draft, form.draftSavedAt, done)
  return (
    <Form
      key={done}
      ref={element}
      method={method ?? 'post'}
      {...(files ? { encType: 'multipart/form-data' as const } : {})}
      {...(id ? { id } : {})}
      className={className ?? 'form'}
      noValidate
    >
      {method !== 'get' && <input type="hidden" name={REQUEST_ID} value={form.requestId} />}
      {intent && <input type="hidden" name="intent" value={intent} />}
      {draft && <input type="hidden" name={DRAFT_KEY} value={draft} />}
      <FormContext value={form}>
        <ErrorSummary key={JSON.stringify([form.problems, form.refusal])} form={form} />
        {draft && <DraftLine savedAt={savedAt} />}
        {children}
      </FormContext>
    </Form>
  )
}

/** "Bản nháp tự lưu lúc 08:59" – empty until something was kept. */
function DraftLine({ savedAt }: { savedAt: string | undefined }) {
  return (
    <p className="draft-line sub small" role="status">
      {savedAt && (
        <>
          {m.platform_draft_saved()} <DateText value={savedAt} form="time" />
        </>
      )}
    </p>
  )
}

/** Counts the posts of this page that went through: each starts the form anew, while a problem leaves it as it stands. */
function useTimesDone(): number {
  const navigation = useNavigation()
  const answered = useActionData()
  const posting = useRef(false)
  const [done, setDone] = useState(0)
  useEffect(() => {
    if (navigation.state !== 'idle') posting.current ||= navigation.formMethod === 'POST'
    else if (posting.current) {
      posting.current = false
      if (answered === undefined) setDone((times) => times + 1)
    }
  }, [navigation, answered])
  return done
}

/** All problems in one place, each a link to its field; takes the focus, so that it is read first. */
export function ErrorSummary({ form }: { form: FormView }) {
  const { problems, refusal } = form
  if (problems.length === 0 && !refusal) return null
  const title =
    refusal?.message ??
    (problems.length === 1 ? m.platform_form_problem_one() : m.platform_form_problem_many({ count: problems.length }))
  return (
    <div className="notice notice-bad error-summary" role="alert" tabIndex={-1} ref={focusOnce}>
      <div className="notice-body">
        <p className="b">{title}</p>
        {problems.length > 0 && (
          <ul>
            {problems.map((each) => (
              <li key={`${each.path} ${each.message}`}>
                <a href={`#${fieldId(each.path)}`}>{each.message}</a>
              </li>
            ))}
          </ul>
        )}
        {refusal && refusal.instead.length > 0 && (
          <>
            <p>{m.platform_form_instead()}</p>
            <ul>
              {refusal.instead.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}

function focusOnce(element: HTMLElement | null): void {
  element?.focus()
}

export function fieldId(name: string): string {
  return `f-${name.replaceAll(/[^A-Za-z0-9_-]/g, '-')}`
}

export interface SubmitButtonProps {
  children: ReactNode
  /** The page's main act: Ctrl+Enter presses it. */
  main?: boolean
  danger?: boolean
  quiet?: boolean
  large?: boolean
  /** Sent with the form, when a form has several buttons. */
  name?: string
  value?: string
  /** Id of the form, when the button stands outside of it. */
  form?: string
}

/** While the form is on its way the button says so and cannot be pressed again. */
export function SubmitButton({ children, main, danger, quiet, large, name, value, form }: SubmitButtonProps) {
  const busy = useNavigation().state !== 'idle'
  const look = danger ? 'btn-danger' : quiet ? 'btn-quiet' : main === false ? '' : 'btn-primary'
  return (
    <button
      type="submit"
      className={['btn', look, large && 'btn-lg'].filter(Boolean).join(' ')}
      name={name}
      value={value}
      form={form}
      aria-disabled={busy || undefined}
      data-main-act={main || undefined}
    >
      {children}
      {main && (
        <span className="hide-s" aria-hidden="true">
          <kbd>Ctrl Enter</kbd>
        </span>
      )}
    </button>
  )
}

export interface DangerConfirmProps {
  /** "Dừng giải quyết…" – opens the question. */
  label: ReactNode
  /** What will happen and that it cannot be undone, in one or two sentences. */
  consequence: ReactNode
  /** Fields that the act needs, such as its reason. */
  children?: ReactNode
  /** The second button: names the act again. */
  confirm: ReactNode
  name?: string
  value?: string
}

/** Asked twice, with its consequence; without JavaScript too, because `<details>` needs none. Stands inside a form. */
export function DangerConfirm({ label, consequence, children, confirm, name, value }: DangerConfirmProps) {
  const form = use(FormContext)
  const [startOpen] = useState(Boolean(form && form.problems.length > 0))
  return (
    <details className="confirm" open={startOpen}>
      <summary className="btn btn-danger-quiet">{label}</summary>
      <div className="confirm-box">
        <p>{consequence}</p>
        {children}
        <div>
          <SubmitButton danger {...(name ? { name } : {})} {...(value ? { value } : {})}>
            {confirm}
          </SubmitButton>
        </div>
      </div>
    </details>
  )
}

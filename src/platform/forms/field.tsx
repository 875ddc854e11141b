import type { HTMLAttributes, ReactNode } from 'react'
import { m } from '#words'
import { fieldId, useForm } from './form.tsx'

export interface FieldProps {
  /** Name in the action's input: `ownerName`, `components.0.originals`. */
  name: string
  label: ReactNode
  /** One line under the label: what to write, where to find it. */
  hint?: ReactNode
  /** Says "(không bắt buộc)" beside the label; fields are required unless they say so. */
  optional?: boolean
}

/** Label, hint and problem around any input; `described` goes onto the input. */
export function Field({
  name,
  label,
  hint,
  optional,
  children,
}: FieldProps & { children: (described: Described) => ReactNode }) {
  const problem = useForm().problem(name)
  const id = fieldId(name)
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined
  return (
    <div className={problem ? 'fd fd-bad' : 'fd'}>
      <label className="lab" htmlFor={id}>
        {label}
        {optional && <span className="opt"> ({m.platform_optional()})</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        name,
        'aria-describedby': describedBy,
        'aria-invalid': problem ? true : undefined,
        'aria-required': optional ? undefined : true,
      })}
      {problem && (
        <p className="bad" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}

export type Described = Pick<
  HTMLAttributes<HTMLElement>,
  'id' | 'aria-describedby' | 'aria-invalid' | 'aria-required'
> & {
  name: string
}

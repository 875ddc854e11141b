import type { FieldProps } from '#platform/forms/field.tsx'
import { FileField } from '#platform/forms/file-field.tsx'
import { useForm } from '#platform/forms/form.tsx'
import { m } from '#words'

const FURTHER = [1, 2, 3] as const

/** A list of files: one place at once, more of them when asked for; works without JavaScript. */
export function FilesField({ name, label, hint, optional }: FieldProps) {
  const form = useForm()
  const problem = form.problem(name)
  const started = FURTHER.some((index) => form.value(`${name}.${index}.sha256`) !== '')
  return (
    <div className={problem ? 'fd fd-bad files' : 'fd files'} id={`f-${name}`}>
      <FileField
        name={`${name}.0`}
        label={label}
        {...(hint === undefined ? {} : { hint })}
        {...(optional === undefined ? {} : { optional })}
      />
      {problem && <p className="bad">{problem}</p>}
      <details open={started}>
        <summary>{m.dossiers_form_more_files()}</summary>
        {FURTHER.map((index) => (
          <FileField
            key={index}
            name={`${name}.${index}`}
            label={m.dossiers_form_file_number({ number: index + 1 })}
            bare
          />
        ))}
      </details>
    </div>
  )
}

import { m } from '#words'
import { Digits } from '../ui/digits.tsx'
import { Icon } from '../ui/icon.tsx'
import { fieldId, useForm } from './form.tsx'

/** A file that an earlier sending of the form has brought; `note` is what proves it. */
export interface ShownFile {
  field: string
  note: string
  name: string
  sizeBytes: number
}

export interface UploadFieldProps {
  name: string
  /** Read to whoever does not see that the input stands under its paper. */
  label: string
  kept: readonly ShownFile[]
  describedBy?: string | undefined
}

/** Choosing files without a script: what was sent before stays listed and can be left out. Stands in `<PageForm files>`. */
export function UploadField({ name, label, kept, describedBy }: UploadFieldProps) {
  const problem = useForm().problem(name)
  const id = fieldId(name)
  const own = kept.filter((file) => file.field === name)
  return (
    <div className={problem ? 'fd fd-bad' : 'fd'}>
      {own.length > 0 && (
        <ul className="kept">
          {own.map((file) => (
            <li key={file.note}>
              <input type="hidden" name="kept" value={file.note} />
              <span className="name">
                <Icon name="paperclip" size="s" /> {file.name}{' '}
                <span className="sub">
                  (<Digits>{sizeText(file.sizeBytes)}</Digits>)
                </span>
              </span>
              <label className="ck">
                <input type="checkbox" className="cb" name="dropped" value={file.note} />
                <span>{m.platform_upload_drop()}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <label className="sr" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="upload"
        type="file"
        name={name}
        multiple
        aria-describedby={[describedBy, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined}
        aria-invalid={problem ? true : undefined}
      />
      {problem && (
        <p className="bad" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}

/** "2,4 MB", "310 KB". */
export function sizeText(bytes: number): string {
  if (bytes >= 1_048_576) return `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`
  return `${Math.max(1, Math.round(bytes / 1024))} KB`
}

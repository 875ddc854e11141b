import { type ChangeEvent, type DragEvent, useEffect, useRef, useState } from 'react'
import { m } from '#words'
import { Icon } from '../ui/icon.tsx'
import { FileLine } from '../ui/papers.tsx'
import type { FieldProps } from './field.tsx'
import { fieldId, useForm } from './form.tsx'
import { NUMBER_FIELDS } from './form-data.ts'
import { type UploadedFile, UploadRefused, uploadFile } from './upload.ts'

export interface FileFieldProps extends FieldProps {
  /** Of a public form: `issueUploadTicket` in its loader. */
  ticket?: string
  /** Without its own label, in a list of papers that already names it. */
  bare?: boolean
}

/** `name.sha256`, `name.name`, `name.size_bytes`, `name.media_type` of the action's input. */
type State =
  | { kind: 'empty' }
  | { kind: 'busy'; file: File; share: number | undefined }
  | { kind: 'failed'; file: File; reason: string }
  | { kind: 'kept'; file: UploadedFile }

/**
 * One file. It is uploaded as soon as it is chosen, with its progress, and goes on after a dropped connection; the form
 * carries its hash. Without JavaScript it travels with the form (`<PageForm files>`), to the same effect.
 */
export function FileField({ name, label, hint, optional, ticket, bare }: FileFieldProps) {
  const form = useForm()
  const problem = form.problem(name) ?? form.problem(`${name}.sha256`)
  const id = fieldId(name)
  const { state, start, clear, input } = useUpload(ticket, keptFile(form, name))
  return (
    <div className={problem ? 'fd fd-bad' : 'fd'}>
      <label className={bare ? 'sr' : 'lab'} htmlFor={id}>
        {label}
        {optional && !bare && <span className="opt"> ({m.platform_optional()})</span>}
      </label>
      {hint && <p className="hint">{hint}</p>}
      {state.kind === 'kept' && <KeptValues name={name} file={state.file} onRemove={clear} />}
      {state.kind === 'kept' && (
        <noscript>
          <input type="file" name={`${name}~file`} aria-label={m.platform_upload_replace({ name: state.file.name })} />
        </noscript>
      )}
      {(state.kind === 'busy' || state.kind === 'failed') && (
        <Progress state={state} onRetry={() => start(state.file)} onRemove={clear} />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input inside is the first */}
      <div
        className="drop"
        hidden={state.kind !== 'empty'}
        onDragOver={allowDrop}
        onDrop={(event) => dropped(event, start)}
      >
        <Icon name="upload" size="s" />
        {m.platform_upload_choose()}
        <input
          ref={input}
          type="file"
          id={id}
          name={`${name}~file`}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event: ChangeEvent<HTMLInputElement>) => event.target.files?.[0] && start(event.target.files[0])}
        />
      </div>
      {problem && (
        <p className="bad" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}

function useUpload(ticket: string | undefined, kept: UploadedFile | undefined) {
  const [state, setState] = useState<State>(kept ? { kind: 'kept', file: kept } : { kind: 'empty' })
  const input = useRef<HTMLInputElement>(null)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const start = async (file: File) => {
    const stop = new AbortController()
    running.current = stop
    setState({ kind: 'busy', file, share: 0 })
    // The bytes go their own way now; the form shall not send them a second time.
    if (input.current) input.current.value = ''
    try {
      const uploaded = await uploadFile(file, {
        ticket,
        signal: stop.signal,
        onProgress: (share) => setState({ kind: 'busy', file, share }),
      })
      setState({ kind: 'kept', file: uploaded })
      input.current?.form?.dispatchEvent(new Event('change', { bubbles: true }))
    } catch (error) {
      if (!stop.signal.aborted)
        setState({
          kind: 'failed',
          file,
          reason: error instanceof UploadRefused ? error.message : m.platform_upload_broken(),
        })
    }
  }
  const clear = () => {
    running.current?.abort()
    setState({ kind: 'empty' })
    input.current?.focus()
  }
  return { state, start: (file: File) => void start(file), clear, input }
}

/** A form that came back, or a draft, still has its file. */
function keptFile(form: ReturnType<typeof useForm>, name: string): UploadedFile | undefined {
  const sha256 = form.value(`${name}.sha256`)
  if (!sha256) return undefined
  return {
    sha256,
    name: form.value(`${name}.name`),
    size_bytes: Number(form.value(`${name}.size_bytes`)),
    media_type: form.value(`${name}.media_type`),
  }
}

function KeptValues({ name, file, onRemove }: { name: string; file: UploadedFile; onRemove(): void }) {
  return (
    <div className="file-kept">
      <input type="hidden" name={`${name}.sha256`} value={file.sha256} />
      <input type="hidden" name={`${name}.name`} value={file.name} />
      <input type="hidden" name={`${name}.media_type`} value={file.media_type} />
      <input type="hidden" name={`${name}.size_bytes`} value={file.size_bytes} />
      <input type="hidden" name={NUMBER_FIELDS} value={`${name}.size_bytes`} />
      <FileLine name={file.name} line={sizeText(file.size_bytes)} />
      <button
        type="button"
        className="iconbtn"
        aria-label={m.platform_upload_remove({ name: file.name })}
        onClick={onRemove}
      >
        <Icon name="x" size="s" />
      </button>
    </div>
  )
}

function Progress({
  state,
  onRetry,
  onRemove,
}: {
  state: Extract<State, { kind: 'busy' | 'failed' }>
  onRetry(): void
  onRemove(): void
}) {
  const percent = state.kind === 'busy' && state.share !== undefined ? Math.round(state.share * 100) : undefined
  const words =
    state.kind === 'failed'
      ? m.platform_upload_failed({ reason: state.reason })
      : percent === undefined
        ? m.platform_upload_waiting()
        : m.platform_upload_busy({ percent })
  return (
    <div className="file-kept">
      <div className="file">
        <Icon name="file" />
        <div>
          <b>{state.file.name}</b>
          <small
            className={state.kind === 'failed' ? 'bad' : undefined}
            role={state.kind === 'failed' ? 'alert' : undefined}
          >
            {words}
          </small>
          {state.kind === 'busy' && (
            <div
              className="pbar"
              role="progressbar"
              aria-label={state.file.name}
              aria-valuenow={percent ?? 0}
              aria-valuemin={0}
              aria-valuemax={100}
            >
              <i style={{ width: `${percent ?? 0}%` }} />
            </div>
          )}
        </div>
      </div>
      {state.kind === 'failed' && (
        <button type="button" className="btn btn-sm" onClick={onRetry}>
          {m.platform_upload_retry()}
        </button>
      )}
      <button
        type="button"
        className="iconbtn"
        aria-label={m.platform_upload_remove({ name: state.file.name })}
        onClick={onRemove}
      >
        <Icon name="x" size="s" />
      </button>
    </div>
  )
}

function allowDrop(event: DragEvent): void {
  event.preventDefault()
}

function dropped(event: DragEvent, start: (file: File) => void): void {
  event.preventDefault()
  const file = event.dataTransfer.files[0]
  if (file) start(file)
}

/** 1.234.567 bytes → "1,2 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
}

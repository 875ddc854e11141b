import { type DragEvent, useRef, useState } from 'react'
import { sizeText } from '#platform/forms/file-field.tsx'
import { useForm } from '#platform/forms/form.tsx'
import { UploadRefused, uploadFile } from '#platform/forms/upload.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { FileLine } from '#platform/ui/papers.tsx'
import { m } from '#words'
import type { HandedPapers, PaperState } from './handed-papers.ts'

interface Sending {
  key: number
  file: File
  /** 0 to 1; undefined while the line is down. */
  share: number | undefined
  failed?: string
  stop: AbortController
}

interface PaperFilesProps {
  paper: PaperState
  change: HandedPapers['change']
}

/**
 * The scans of one paper: chosen, scanned into, or dropped onto the row. They leave at once, with their progress; without
 * JavaScript they travel with the form.
 */
export function PaperFiles({ paper, change }: PaperFilesProps) {
  const { sending, send, forget } = useSending(paper, change)
  const name = `scans.p${paper.ordinal}`
  const problem = useForm().problem(`${name}.#`)
  const none = paper.handed.files.length === 0 && sending.length === 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop onto; the same can be done by the file field in it
    <div className="dz" onDragOver={(event) => event.preventDefault()} onDrop={(event) => dropped(event, send)}>
      <KeptFiles paper={paper} change={change} name={name} />
      {sending.map((each) => (
        <SendingLine
          key={each.key}
          sending={each}
          onRetry={() => {
            forget(each)
            send(each.file)
          }}
          onRemove={() => forget(each)}
        />
      ))}
      <FilePicker name={name} paper={paper} none={none} onPick={send} />
      {problem && <p className="bad">{problem}</p>}
    </div>
  )
}

function useSending({ handed: _, ...paper }: PaperState, change: HandedPapers['change']) {
  const [sending, setSending] = useState<readonly Sending[]>([])
  const next = useRef(0)
  const update = (key: number, changes: Partial<Sending>) =>
    setSending((all) => all.map((each) => (each.key === key ? { ...each, ...changes } : each)))
  const forget = (one: Pick<Sending, 'key' | 'stop'>) => {
    one.stop.abort()
    setSending((all) => all.filter((each) => each.key !== one.key))
  }
  const send = async (file: File) => {
    const mine: Sending = { key: next.current++, file, share: 0, stop: new AbortController() }
    setSending((all) => [...all, mine])
    try {
      const onProgress = (share: number | undefined) => update(mine.key, { share })
      const { size_bytes, ...kept } = await uploadFile(file, { signal: mine.stop.signal, onProgress })
      change(paper.ordinal, (before) => ({
        applicable: true,
        files: [...before.files, { ...kept, size_bytes: String(size_bytes) }],
      }))
      forget({ ...mine, stop: new AbortController() })
    } catch (error) {
      if (mine.stop.signal.aborted) return
      update(mine.key, { failed: error instanceof UploadRefused ? error.message : m.platform_upload_broken() })
    }
  }
  return { sending, send: (file: File) => void send(file), forget }
}

function KeptFiles({ paper, change, name }: PaperFilesProps & { name: string }) {
  const remove = (at: number) =>
    change(paper.ordinal, (before) => ({ files: before.files.filter((_, index) => index !== at) }))
  return paper.handed.files.map((file, index) => (
    <div className="file-kept" key={`${file.sha256} ${file.name}`}>
      {(['sha256', 'name', 'size_bytes', 'media_type'] as const).map((part) => (
        <input key={part} type="hidden" name={`${name}.${index}.${part}`} value={file[part]} />
      ))}
      <FileLine name={file.name} line={sizeText(Number(file.size_bytes))} />
      <button
        type="button"
        className="iconbtn"
        aria-label={m.platform_upload_remove({ name: file.name })}
        onClick={() => remove(index)}
      >
        <Icon name="x" size="s" />
      </button>
    </div>
  ))
}

function SendingLine({ sending, onRetry, onRemove }: { sending: Sending; onRetry(): void; onRemove(): void }) {
  const percent = sending.share === undefined ? undefined : Math.round(sending.share * 100)
  return (
    <div className={sending.failed ? 'file-kept failed' : 'file-kept'} data-sending={sending.failed ? undefined : true}>
      <div className="file">
        <Icon name="file" />
        <div>
          <b>{sending.file.name}</b>
          {sending.failed ? (
            <small className="bad" role="alert">
              {m.platform_upload_failed({ reason: sending.failed })}
            </small>
          ) : (
            <>
              <small>{percent === undefined ? m.platform_upload_waiting() : m.platform_upload_busy({ percent })}</small>
              <div
                className="pbar"
                role="progressbar"
                aria-label={sending.file.name}
                aria-valuenow={percent ?? 0}
                aria-valuemin={0}
                aria-valuemax={100}
              >
                <i style={{ width: `${percent ?? 0}%` }} />
              </div>
            </>
          )}
        </div>
      </div>
      {sending.failed && (
        <button type="button" className="btn btn-sm" onClick={onRetry}>
          {m.platform_upload_retry()}
        </button>
      )}
      <button
        type="button"
        className="iconbtn"
        aria-label={m.platform_upload_remove({ name: sending.file.name })}
        onClick={onRemove}
      >
        <Icon name="x" size="s" />
      </button>
    </div>
  )
}

function FilePicker({
  name,
  paper,
  none,
  onPick,
}: {
  name: string
  paper: PaperState
  none: boolean
  onPick(file: File): void
}) {
  return (
    <label className={none ? 'drop' : 'drop drop-more'}>
      <Icon name={none ? 'scan' : 'plus'} size="s" />
      <span aria-hidden="true">{none ? m.desk_scan_or_drop() : m.desk_scan_more()}</span>
      <span className="sr">{m.desk_scan_of({ name: paper.name })}</span>
      <input
        type="file"
        multiple
        name={`${name}.#~file`}
        onChange={(event) => {
          for (const file of event.target.files ?? []) onPick(file)
          // The bytes go their own way now; the form shall not send them a second time.
          event.target.value = ''
        }}
      />
    </label>
  )
}

function dropped(event: DragEvent, send: (file: File) => void): void {
  event.preventDefault()
  for (const file of event.dataTransfer.files) send(file)
}

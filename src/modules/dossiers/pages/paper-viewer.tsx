import { useState } from 'react'
import { DateText } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { Tick } from '#platform/ui/papers.tsx'
import { m } from '#words'
import type { Paper, PaperFile, Papers } from './papers.ts'

/**
 * The papers on the left, the chosen one beside them. Arrow keys go through the papers (public/keyboard.js moves the focus
 * between rows); without JavaScript every paper is a link to the page with that paper open.
 */
export function PaperViewer({ papers, fileId }: { papers: Papers; fileId: string | null }) {
  const files = [...papers.papers.flatMap((paper) => paper.files), ...papers.others]
  const choosing = useChoosing(files, fileId)
  const { chosen, isSeen } = choosing
  return (
    <section aria-labelledby="papers">
      <div className="sech">
        <h2 id="papers">{m.dossiers_papers_title()}</h2>
        {files.length > 0 && (
          <span className="sub">
            {m.dossiers_papers_seen({ seen: files.filter(isSeen).length, count: files.length })}
          </span>
        )}
        {files.length > 1 && (
          <span className="k hide-s" aria-hidden="true">
            <kbd>↑</kbd> <kbd>↓</kbd> {m.dossiers_papers_keys()}
          </span>
        )}
      </div>
      <div className={files.length > 0 ? 'viewer' : 'viewer alone'}>
        <PaperList papers={papers} choosing={choosing} />
        {chosen && <Viewer file={chosen} />}
      </div>
    </section>
  )
}

/** Which file is open, and which were open during this visit. The address keeps up, so that a reload shows the same. */
function useChoosing(files: readonly PaperFile[], fileId: string | null): Choosing {
  const [chosenId, choose] = useState(fileId)
  const [opened, setOpened] = useState<readonly string[]>([])
  const chosen = files.find((file) => file.id === chosenId) ?? files[0]
  return {
    chosen,
    isSeen: (file) => file.seen || file === chosen || opened.includes(file.id),
    onOpen: (id) => {
      if (chosen) setOpened([...opened, chosen.id])
      choose(id)
      window.history.replaceState(window.history.state, '', `?file=${id}`)
    },
  }
}

function PaperList({ papers, choosing }: { papers: Papers; choosing: Choosing }) {
  const absent = papers.papers.filter((paper) => !paper.applicable && paper.files.length === 0)
  const there = papers.papers.filter((paper) => !absent.includes(paper))
  return (
    <ul className="clist">
      {there.map((paper) => (
        <PaperItem key={paper.ordinal} paper={paper} {...choosing} />
      ))}
      {papers.others.map((file) => (
        <FileItem key={file.id} file={file} title={m.dossiers_papers_other()} {...choosing} />
      ))}
      {absent.length > 0 && <AbsentPapers papers={absent} />}
    </ul>
  )
}

interface Choosing {
  chosen: PaperFile | undefined
  isSeen: (file: PaperFile) => boolean
  onOpen: (id: string) => void
}

function PaperItem({ paper, ...choosing }: { paper: Paper } & Choosing) {
  const [first, ...more] = paper.files
  const line = [paper.form, paper.counts].filter(Boolean).join(' · ')
  if (!first) {
    return (
      <li className="plain">
        <Tick mark={paper.counts ? 'done' : 'open'} />
        <div>
          <b className="sub">{paper.name}</b>
          <small>{line || m.dossiers_papers_no_file()}</small>
        </div>
      </li>
    )
  }
  return (
    <>
      <FileItem file={first} title={paper.name} line={line} {...choosing} />
      {more.map((file) => (
        <FileItem key={file.id} file={file} title={file.name} {...choosing} />
      ))}
    </>
  )
}

/** What does not apply to this case folds into one line. */
function AbsentPapers({ papers }: { papers: readonly Paper[] }) {
  return (
    <li>
      <details>
        <summary>{m.dossiers_papers_absent({ count: papers.length })}</summary>
        <ul>
          {papers.map((paper) => (
            <li key={paper.ordinal} className="plain">
              <Tick mark="none" />
              <div>
                <b className="sub">{paper.name}</b>
                <small>{m.dossiers_papers_not_applicable()}</small>
              </div>
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

function FileItem({
  file,
  title,
  line,
  chosen,
  isSeen,
  onOpen,
}: { file: PaperFile; title: string; line?: string } & Choosing) {
  const on = file.id === chosen?.id
  return (
    <li data-row>
      <a
        href={`?file=${file.id}#papers`}
        className={on ? 'on' : undefined}
        aria-current={on ? 'true' : undefined}
        onClick={(event) => {
          event.preventDefault()
          onOpen(file.id)
        }}
        // Only the arrow keys mark a row before they focus it; tabbing through the list opens nothing.
        onFocus={(event) => event.currentTarget.closest('li')?.classList.contains('cur') && onOpen(file.id)}
      >
        <SeenTick seen={isSeen(file)} />
        <span>
          <b>{title}</b>
          <small>
            {file.later && (
              <>
                <span className="nw">
                  {m.dossiers_papers_later()} <DateText value={file.addedAt} form="short" />
                </span>
                {' · '}
              </>
            )}
            {[line, file.size].filter(Boolean).join(' · ')}
          </small>
        </span>
      </a>
    </li>
  )
}

function SeenTick({ seen }: { seen: boolean }) {
  return (
    <span className={seen ? 'tick y' : 'tick'}>
      {seen && <Icon name="check" />}
      <span className="sr">{seen ? m.dossiers_papers_was_seen() : m.dossiers_papers_not_seen()}</span>
    </span>
  )
}

function Viewer({ file }: { file: PaperFile }) {
  return (
    <div className="vw">
      <div className="vbar">
        <span className="t" title={file.name}>
          {file.name}
        </span>
        <a className="iconbtn" href={file.url} target="_blank" rel="noreferrer" aria-label={m.dossiers_papers_open()}>
          <Icon name="external" />
        </a>
        <a
          className="iconbtn"
          href={`${file.url}?download`}
          download={file.name}
          aria-label={m.dossiers_papers_download()}
        >
          <Icon name="download" />
        </a>
      </div>
      {file.shows === 'pdf' && (
        <iframe key={file.id} className="vdoc" loading="lazy" src={file.url} title={file.name} />
      )}
      {file.shows === 'image' && <img className="vimg" src={file.url} alt={file.name} />}
      <p className={file.shows === 'pdf' ? 'vopen only-s' : 'vopen'} hidden={file.shows === 'image'}>
        <a className="btn" href={file.url} target="_blank" rel="noreferrer">
          <Icon name="external" />
          {m.dossiers_papers_open()}
        </a>
      </p>
    </div>
  )
}

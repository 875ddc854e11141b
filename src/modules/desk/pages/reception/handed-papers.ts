import { useState } from 'react'
import type { FormView } from '#platform/forms/form.tsx'
import { usualCounts } from '../../reception-input.ts'
import type { ReceptionPaper, ReceptionView } from '../../reception-view.ts'

export interface HandedFile {
  sha256: string
  name: string
  size_bytes: string
  media_type: string
}

/** What was handed in of one paper. */
export interface Handed {
  applicable: boolean
  originals: number
  certified: number
  copies: number
  note: string
  files: readonly HandedFile[]
}

export interface PaperState extends ReceptionPaper {
  handed: Handed
}

const COUNTS = ['originals', 'certified', 'copies'] as const
export type CountName = (typeof COUNTS)[number]

export function isThere({ handed }: PaperState): boolean {
  return handed.originals + handed.certified + handed.copies > 0 || handed.files.length > 0
}

/** Demanded of everybody; the others apply only when their condition is met. */
export function isDemanded(paper: ReceptionPaper): boolean {
  return paper.requirement === 'required' || paper.requirement === 'one_of'
}

export function isMissing(paper: PaperState): boolean {
  return paper.requirement !== 'note' && (isDemanded(paper) || paper.handed.applicable) && !isThere(paper)
}

export function usualOf(paper: ReceptionPaper): string {
  return `${paper.originals}/${paper.certified}/${paper.copies}`
}

/**
 * The checklist's state: as it was typed when the page came back, empty for a case that was just chosen. Another procedure
 * or case has other papers and starts anew.
 */
export function useHandedPapers(view: ReceptionView, form: FormView) {
  const key = `${view.procedure?.code}/${view.caseCode}`
  const [state, setState] = useState(() => ({ key, papers: startOf(view, form) }))
  if (state.key !== key) setState({ key, papers: startOf(view, form) })
  const papers = state.key === key ? state.papers : startOf(view, form)
  const change = (ordinal: number, changes: Partial<Handed> | ((handed: Handed) => Partial<Handed>)) =>
    setState((before) => ({
      key: before.key,
      papers: before.papers.map((paper) =>
        paper.ordinal === ordinal
          ? {
              ...paper,
              handed: { ...paper.handed, ...(typeof changes === 'function' ? changes(paper.handed) : changes) },
            }
          : paper,
      ),
    }))
  /** Everything demanded, and what was said to apply, as the procedure prescribes it; what has a count already keeps it. */
  const takeAll = (here: boolean) => {
    for (const paper of papers) {
      const demanded = (isDemanded(paper) || paper.handed.applicable) && paper.requirement !== 'note'
      if (demanded && (!here || !isThere(paper))) change(paper.ordinal, here ? usualCounts(usualOf(paper)) : NOTHING)
    }
  }
  return { papers, change, takeAll }
}
export type HandedPapers = ReturnType<typeof useHandedPapers>

export const NOTHING = { originals: 0, certified: 0, copies: 0 }

function startOf(view: ReceptionView, form: FormView): PaperState[] {
  const sameCase =
    form.value('procedure_code') === view.procedure?.code && (form.value('case_code') || null) === view.caseCode
  return view.papers.map((paper) => ({
    ...paper,
    handed: sameCase ? typedOf(paper, form) : { ...NOTHING, applicable: false, note: '', files: [] },
  }))
}

function typedOf(paper: ReceptionPaper, form: FormView): Handed {
  const read = (name: string) => form.value(`components.${paper.ordinal}.${name}`)
  const counts = {
    originals: Number(read('originals')) || 0,
    certified: Number(read('certified')) || 0,
    copies: Number(read('copies')) || 0,
  }
  const nothing = counts.originals + counts.certified + counts.copies === 0
  const files = typedFiles(`scans.p${paper.ordinal}`, form)
  const here = read('here') !== '' || (form.value('all_papers') !== '' && isDemanded(paper))
  return {
    ...(nothing && here && files.length === 0 ? usualCounts(usualOf(paper)) : counts),
    applicable: read('applicable') !== '',
    note: read('note'),
    files,
  }
}

function typedFiles(prefix: string, form: FormView): HandedFile[] {
  const files: HandedFile[] = []
  for (let index = 0; form.value(`${prefix}.${index}.sha256`) !== ''; index++) {
    const read = (name: string) => form.value(`${prefix}.${index}.${name}`)
    files.push({
      sha256: read('sha256'),
      name: read('name'),
      size_bytes: read('size_bytes'),
      media_type: read('media_type'),
    })
  }
  return files
}

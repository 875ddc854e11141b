import { m } from '#words'
import type { Channel, Component, CountedFrom, Publication, StartRule } from './procedure.ts'

/** Words of the codes that a procedure's page shows. Each switch is complete. */

export function channelText(channel: Channel): string {
  switch (channel) {
    case 'counter':
      return m.catalogue_channel_counter()
    case 'post':
      return m.catalogue_channel_post()
    case 'online':
      return m.catalogue_channel_online()
  }
}

/** "01 bản chính, 02 bản sao"; undefined when the number of copies is not said. */
export function countsText(paper: Pick<Component, 'originals' | 'certified_copies' | 'copies'>): string | undefined {
  const two = (count: number) => String(count).padStart(2, '0')
  const parts = [
    paper.originals > 0 && m.catalogue_originals({ count: two(paper.originals) }),
    paper.certified_copies > 0 && m.catalogue_certified({ count: two(paper.certified_copies) }),
    paper.copies > 0 && m.catalogue_copies({ count: two(paper.copies) }),
  ].filter((part) => part !== false)
  return parts.length > 0 ? parts.join(', ') : undefined
}

/** Undefined for what everybody brings: it goes without saying. */
export function requirementText(requirement: Component['requirement']): string | undefined {
  switch (requirement) {
    case 'required':
      return undefined
    case 'conditional':
      return m.catalogue_requirement_conditional()
    case 'one_of':
      return m.catalogue_requirement_one_of()
    case 'note':
      return m.catalogue_requirement_note()
  }
}

export function startRuleText(rule: StartRule): string | undefined {
  switch (rule.cutoff) {
    case 'none':
      return undefined
    case 'after':
      return m.catalogue_start_after({ time: rule.time ?? '' })
    case 'last_working_hour':
      return m.catalogue_start_last_hour()
  }
}

export function countedFromText(from: CountedFrom): string {
  switch (from) {
    case 'received':
      return m.catalogue_from_received()
    case 'valid_dossier':
      return m.catalogue_from_valid_dossier()
    case 'request_received':
      return m.catalogue_from_request_received()
    case 'report_received':
      return m.catalogue_from_report_received()
    case 'supplement_received':
      return m.catalogue_from_supplement_received()
    case 'notice':
      return m.catalogue_from_notice()
    case 'final_dossier':
      return m.catalogue_from_final_dossier()
    case 'council_meeting':
      return m.catalogue_from_council_meeting()
    case 'approval':
      return m.catalogue_from_approval()
    case 'minutes':
      return m.catalogue_from_minutes()
  }
}

export function publicationText(publication: Publication): string {
  switch (publication) {
    case 'draft':
      return m.catalogue_publication_draft()
    case 'announced':
      return m.catalogue_publication_announced()
    case 'in_force':
      return m.catalogue_publication_in_force()
    case 'amended':
      return m.catalogue_publication_amended()
    case 'abolished':
      return m.catalogue_publication_abolished()
  }
}

/** A bare number says little to a reader: `96/2026/NĐ-CP` → `Nghị định số 96/2026/NĐ-CP`. Names of law are Vietnamese. */
export function lawTitle(text: string): string {
  const [number = ''] = text.split(' ')
  if (!/^\d+\//.test(number) || !/^\S+( Điều .*)?$/u.test(text)) return text
  const kind = LAW_NAMES[number] ?? LAW_KINDS.find(([mark]) => mark.test(number))?.[1]
  return kind ? `${kind} số ${text}` : text
}

const LAW_NAMES: Readonly<Record<string, string>> = {
  '143/2025/QH15': 'Luật Đầu tư',
  '45/2019/QH14': 'Bộ luật Lao động',
  '91/2015/QH13': 'Bộ luật Dân sự',
}

/** Numbers of the National Assembly say neither law nor resolution. */
const LAW_KINDS: readonly [RegExp, string][] = [
  [/\/QH\d+$/, 'Văn bản của Quốc hội'],
  [/\/NQ-/, 'Nghị quyết'],
  [/\/NĐ-CP$/, 'Nghị định'],
  [/\/TTLT-/, 'Thông tư liên tịch'],
  [/\/TT-/, 'Thông tư'],
  [/\/QĐ-/, 'Quyết định'],
]

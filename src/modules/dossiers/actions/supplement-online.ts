import { z } from 'zod'
import { m } from '#words'
import { stateLabel } from '../dossier-words.ts'
import { fileInput } from '../lodging-input.ts'
import { defineOnlineAct } from '../online-act.ts'
import { optionalNote } from './refuse.ts'
import { decideSupplement, supplementFacts } from './supplement.ts'

/** At most so many files in one answer: each is up to the installation's limit. */
export const MOST_SUPPLEMENT_FILES = 30

/** Nộp bổ sung trực tuyến: what the desk would record (`supplement`), sent by the applicant. */
export const supplementOnline = defineOnlineAct({
  name: 'supplement',
  input: z.object({ note: optionalNote, files: z.array(fileInput).max(MOST_SUPPLEMENT_FILES).default([]) }),
  facts: supplementFacts,
  decide: (dossier, input, circumstances) => decideSupplement(dossier, { ...input, components: [] }, circumstances),
  impossible: (dossier) => m.dossiers_online_not_waiting({ state: stateLabel(dossier.state) }),
})

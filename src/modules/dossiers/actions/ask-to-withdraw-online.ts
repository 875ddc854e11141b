import { z } from 'zod'
import { m } from '#words'
import { stateLabel } from '../dossier-words.ts'
import { defineOnlineAct } from '../online-act.ts'
import { decideWithdrawal, withdrawalFacts } from './ask-to-withdraw.ts'
import { reason } from './refuse.ts'

/** Xin rút hồ sơ trực tuyến: the wish is recorded at once; the receiving unit answers it (TT 03/2025/TT-VPCP Art. 7). */
export const askToWithdrawOnline = defineOnlineAct({
  name: 'ask_to_withdraw',
  input: z.object({ reason }),
  facts: withdrawalFacts,
  decide: (dossier, input, circumstances) => decideWithdrawal(dossier, { ...input, channel: 'online' }, circumstances),
  impossible: (dossier) => m.dossiers_online_cannot_withdraw({ state: stateLabel(dossier.state) }),
})

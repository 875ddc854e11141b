export { type AcceptanceHours, acceptanceDates, acceptanceWhy, waitsForAcceptance } from './acceptance.ts'
export { type Acceptance, findAcceptance, listUntold, type Untold } from './acceptance-queries.ts'
export { markOfficerTold } from './acceptance-store.ts'
export {
  ACT_NAMES,
  type ActName,
  DANGEROUS_ACTS,
  findObstacle,
  isPossible,
  listNextActs,
  RULED_COLUMNS,
} from './act-rules.ts'
export { askToWithdrawOnline } from './actions/ask-to-withdraw-online.ts'
export { receive } from './actions/receive.ts'
export { refuseAtCounter } from './actions/refuse-at-counter.ts'
export { submit } from './actions/submit.ts'
export { supplementAtCounter } from './actions/supplement-at-counter.ts'
export { MOST_SUPPLEMENT_FILES, supplementOnline } from './actions/supplement-online.ts'
export { ACTS } from './acts.ts'
export { type ChanceTone, chanceTone, chanceWord, percentOf } from './chance-words.ts'
export { type ClockExplanation, usedSentence } from './clock-explanation.ts'
export {
  type Dossier,
  isEnded,
  isWaiting,
  latenessOf,
  legalDay,
  nationalState,
  type Passage,
  promisedDue,
  type Timeliness,
  timeliness,
} from './dossier.ts'
export { dossierCalendar } from './dossier-calendar.ts'
export { clockInput, readClock } from './dossier-clock.ts'
export { formatDossierCode, parseDossierCode, shortDossierCode } from './dossier-code.ts'
export {
  CHANNELS,
  type Channel,
  type DossierState,
  PARTY_KINDS,
  type PartyKind,
  RETURN_METHODS,
  type ReturnMethod,
  type StepKind,
} from './dossier-codes.ts'
export { type DossierRow, listColumns, listDossierPage, seenBy } from './dossier-lists.ts'
export {
  type DossierComponent,
  type DossierEvent,
  type DossierFile,
  findDossier,
  findLastEventOf,
  findParty,
  listClockMarks,
  listComponents,
  listDocuments,
  listEvents,
  listFiles,
  listPassages,
  unitNames,
} from './dossier-queries.ts'
export { matchesText } from './dossier-search.ts'
export { saveFieldUnit } from './dossier-store.ts'
export { dossierView, maySee, viewDossier } from './dossier-view.ts'
export {
  actLabel,
  channelLabel,
  eventLabel,
  identifierLabel,
  partyKindLabel,
  pauseGroundLabel,
  returnMethodLabel,
  stateLabel,
  stepKindLabel,
  stopGroundLabel,
} from './dossier-words.ts'
export { explainDossier } from './explanation-queries.ts'
export { fieldLabel } from './field-words.ts'
export { type IdentityCard, normalTaxCode, readIdentityCard } from './identity-card.ts'
export { type DatesInput, type DossierDates, datesOfDossier, legalLimit, type StoredMark } from './ledger.ts'
export { momentSentence } from './moment-sentence.ts'
export { onlineApplicant } from './online-act.ts'
export { writeListXlsx } from './pages/list-xlsx.ts'
export { whyHref } from './pages/why-href.ts'
export { composeHandOverList, type HandOver } from './prints/compose-hand-over-list.ts'
export { composeRegister, type RegisterPeriod } from './prints/compose-register.ts'
export { headOf, type Sheet, unitOf } from './prints/compose-sheet.ts'
export { dossierSheet, LIVE_SHEETS, type PrintedFile, printDocument, sheetOf } from './prints/print-dossier.ts'
export type { RegisterRow, RegisterView } from './prints/register.ts'
export {
  addToDigest,
  type ClockMove,
  EMPTY_DIGEST,
  explainMove,
  type Finding,
  findMove,
  isKept,
  type KeptGround,
  RECOUNT_CLOCKS,
  type RecountClock,
  recountedDates,
} from './recount.ts'
export { findOpenForRecount, type ListedDossier, listForRecount, type RecountScope } from './recount-queries.ts'
export { type RecountOrder, type RecountStep, recountNext } from './recount-store.ts'
export { recountNotice } from './recount-words.ts'
export { listRegister, type RegisterEntry, type RegisterFilter } from './register-queries.ts'
export { findRisk } from './risk-queries.ts'
export { type DossierRisk, forgetEndedRisks, saveRisks } from './risk-store.ts'
export { systemElsewhere } from './route-elsewhere.ts'
export { findFieldUnit, hasPlaceFor } from './routing-queries.ts'
export { markGroundLabel } from './state-words.ts'
export { budgetMinutes } from './step-planning.ts'
export { type Journey, type StandingTime, type StayTime, standingTimes, staysOf } from './step-stays.ts'
export type { DateFault } from './stored-dates.ts'
export { findSubmissionProblems } from './submission-check.ts'
export { isTrackingKey, trackingKey, trackingLink } from './tracking-link.ts'
export { publicAddress, trackingSecret } from './tracking-secret.ts'
export { type ChainFault, verifyChains } from './verify-chain.ts'
export { verifyDates } from './verify-dates.ts'
export { workTime } from './work-time.ts'

import './acceptance-tables.ts'
import './dossier-tables.ts'
import './risk-tables.ts'

/** What other modules may use of the catalogue. */
export { findProcedure, listFields, listFlags, listProcedures } from './catalogue-queries.ts'
export { decideFlag, type ImportSummary, importNationalList, importProcedures } from './catalogue-store.ts'
export { describeFlag, describeImportError } from './catalogue-words.ts'
export { type CommittedLimit, findCommittedLimit, findCommittedPromise } from './committed-limit-queries.ts'
export { exportCatalogue } from './export-queries.ts'
export { countsText, requirementText } from './guide-words.ts'
export {
  type BatchSummary,
  type GivenFile,
  type ImportBatch,
  loadImportBatch,
  previewImportBatch,
  readImportBatch,
} from './import-batch.ts'
export { knownFields, loadImportFile, readImportFile } from './import-file.ts'
export { budgetedHours, defaultProcess, processOf, workingHoursIn } from './internal-process.ts'
export { countCurrentProcedures, listLimits } from './limit-queries.ts'
export { feeText, limitsText, limitText, moneyText } from './limit-words.ts'
export { readNationalList } from './national-list.ts'
export { readNationalDetail } from './national-portal.ts'
export type {
  BilingualText,
  Channel,
  Component,
  Fee,
  Limit,
  Milestone,
  PlacedComponent,
  ProcedureCase,
  ProcedureVersion,
  Process,
  ProcessStep,
  Requirement,
  StartRule,
  StepKind,
  StepRole,
} from './procedure.ts'
export {
  type ImportError,
  type ParsedCatalogue,
  parseProcedureFile,
  parseProcedures,
  printCatalogue,
} from './procedure-file.ts'
export { writeTemplate } from './procedure-workbook.ts'
export { listProcesses, type ProcessInForce } from './process-queries.ts'
export { searchProcedures } from './search-queries.ts'
export { caseOf, componentsOf, feeOf, feesOf, limitOf } from './version-parts.ts'
export { findLatestVersion, findVersionInForce, getVersion, listVersions } from './version-queries.ts'

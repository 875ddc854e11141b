/** What other parts of the program may use of the reports. */
export { catchUpFacts, checkFacts, rebuildFacts } from './fact-store.ts'
export { json06a, sheetOf06a } from './report-06a.ts'
export { type FileKind, file06a, fileName06a } from './report-06a-files.ts'
export { readReportRequest } from './report-request.ts'

import './report-tables.ts'

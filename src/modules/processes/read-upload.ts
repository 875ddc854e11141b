import type { Application } from '#platform/application.ts'
import { FormProblem } from '#platform/errors.ts'
import { findStoredFile } from '#platform/files/stored-file-store.ts'
import { m } from '#words'
import { readProcessFile } from './read-process-file.ts'
import type { ReadProcess } from './read-table.ts'

/** The first process of an uploaded file. @throws FormProblem at `file` in the reader's words */
export async function readUpload(app: Application, sha256: string): Promise<ReadProcess & { others: number }> {
  const stored = sha256 === '' ? undefined : await findStoredFile(app.database.db, sha256)
  if (!stored) throw problem(m.processes_say_file())
  const reading = await readProcessFile(await app.files.read(sha256))
  if (reading.kind === 'unreadable') throw problem(unreadable(reading.reason))
  if (reading.kind === 'wrong_shape')
    throw new FormProblem(
      reading.problems.map(({ place, message }) => ({ path: 'file', message: `${place}: ${message}` })),
    )
  const [first, ...others] = reading.processes
  if (!first) throw problem(m.processes_rule_no_table())
  return { ...first, others: others.length }
}

const problem = (message: string) => new FormProblem([{ path: 'file', message }])

function unreadable(reason: 'not_a_process' | 'damaged' | 'old_word' | 'too_large'): string {
  switch (reason) {
    case 'not_a_process':
      return m.processes_file_not_a_process()
    case 'damaged':
      return m.processes_file_damaged()
    case 'old_word':
      return m.processes_file_old()
    case 'too_large':
      return m.processes_file_too_large()
  }
}

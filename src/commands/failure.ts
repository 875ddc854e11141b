import { ConfigurationError } from '#platform/config.ts'
import { BackupError } from '#platform/database/backup-format.ts'
import { FolderInUse } from '#platform/database/folder-lock.ts'
import { MigrationError } from '#platform/database/migrate.ts'
import { FormProblem, Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { CommandFailed, type ExitCode, UsageError } from './command.ts'
import type { Output } from './output.ts'

/** Says on standard error what went wrong and what can be done; answers with the exit code. */
export function explainFailure(error: unknown, out: Output): ExitCode {
  if (error instanceof UsageError) {
    out.problem(error.message)
    return 2
  }
  if (error instanceof FolderInUse) out.problem(m.commands_folder_in_use({ pid: error.pid }))
  else if (error instanceof FormProblem) {
    for (const problem of error.problems) out.problem(`${problem.path}: ${problem.message}`)
  } else if (error instanceof Refusal) {
    out.problem(error.message)
    for (const sentence of error.instead) out.problem(`  ${sentence}`)
  } else if (isForPeople(error)) out.problem(fileSentence(error) ?? error.message)
  else
    out.problem(m.commands_fault({ detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
  return 1
}

const FOR_PEOPLE = [ConfigurationError, BackupError, MigrationError, CommandFailed]

function isForPeople(error: unknown): error is Error {
  return FOR_PEOPLE.some((kind) => error instanceof kind) || isFileProblem(error)
}

/** The two that happen to everybody are said in the person's language. */
function fileSentence(error: Error): string | undefined {
  const { code, path } = error as NodeJS.ErrnoException
  if (path === undefined) return undefined
  if (code === 'ENOENT') return m.commands_no_such_file({ file: path })
  return code === 'EEXIST' ? m.commands_file_exists({ file: path }) : undefined
}

/** A file that is not there or may not be read: Node's own sentence names it. */
function isFileProblem(error: unknown): error is Error {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? ''
  return (
    error instanceof Error &&
    'syscall' in error &&
    ['ENOENT', 'EACCES', 'EISDIR', 'EEXIST', 'ENOSPC', 'EPERM', 'ENOTDIR'].includes(code)
  )
}

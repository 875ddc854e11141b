/** Answers go to standard output, everything about the work itself to standard error: an answer can be piped. */
export interface Output {
  line(text?: string): void
  json(value: unknown): void
  /** A file as the answer. */
  bytes(data: Uint8Array): void
  /** What is being done now. */
  progress(text: string): void
  /** What went wrong, or needs attention. */
  problem(text: string): void
}

interface Stream {
  write(text: string | Uint8Array): unknown
  isTTY?: boolean
}

export function createOutput(answers: Stream, work: Stream): Output {
  return {
    line: (text = '') => void answers.write(`${text}\n`),
    json: (value) => void answers.write(`${JSON.stringify(value, null, 2)}\n`),
    bytes: (data) => void answers.write(data),
    progress: (text) => void work.write(`… ${text}\n`),
    problem: (text) => void work.write(`${text}\n`),
  }
}

/** Columns side by side; the last one is not padded. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => letters(row[at] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell + ' '.repeat((widths[at] ?? 0) - letters(cell))))
      .join('  '),
  )
}

/** A Vietnamese letter with its marks takes one place. */
function letters(text: string): number {
  return [...text.normalize('NFC')].length
}

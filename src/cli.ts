import process from 'node:process'
import { createOutput } from './commands/output.ts'
import { runCommandLine } from './commands/run-command.ts'

/** `npm run -s motcua -- COMMAND`: everything that is done to an installation from outside of its pages. */
const code = await runCommandLine(process.argv.slice(2), process.env, createOutput(process.stdout, process.stderr))
// Explicit: a library may have left a timer behind. Written to first, so that what is still in the pipe arrives.
process.stdout.write('', () => process.exit(code))

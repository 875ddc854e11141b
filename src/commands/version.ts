import process from 'node:process'
import { productVersion } from '#platform/project.ts'
import { m } from '#words'
import { defineCommand } from './command.ts'

export const version = defineCommand({
  options: {},
  json: true,
  examples: [['', () => m.commands_version()]],
  async run({ out, format }) {
    const facts = {
      version: productVersion(),
      node: process.versions.node,
      platform: `${process.platform}-${process.arch}`,
    }
    if (format === 'json') out.json(facts)
    else out.line(`Một Cửa ${facts.version} (Node ${facts.node}, ${facts.platform})`)
    return 0
  },
})

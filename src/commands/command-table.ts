import { m } from '#words'
import type { Command } from './command.ts'

export interface CommandEntry {
  name: string
  summary: () => string
  /** Loaded when it is called: asking for help opens no database and reads no spreadsheet library. */
  load: () => Promise<Command>
}

/** Everything that `motcua` can do, in the order of its help. */
export const commandTable: readonly CommandEntry[] = [
  { name: 'help', summary: () => m.commands_help(), load: async () => (await import('./help.ts')).help },
  { name: 'version', summary: () => m.commands_version(), load: async () => (await import('./version.ts')).version },
  { name: 'doctor', summary: () => m.commands_doctor(), load: async () => (await import('./doctor.ts')).doctor },
  {
    name: 'migrate',
    summary: () => m.commands_migrate(),
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  {
    name: 'seed shipped',
    summary: () => m.commands_seed_shipped(),
    load: async () => (await import('./seed-shipped.ts')).seedShipped,
  },
  {
    name: 'seed demo',
    summary: () => m.commands_seed_demo(),
    load: async () => (await import('./seed-demo.ts')).seedDemo,
  },
  {
    name: 'import procedures',
    summary: () => m.commands_import_procedures(),
    load: async () => (await import('./import-procedures.ts')).importProceduresCommand,
  },
  {
    name: 'import template',
    summary: () => m.commands_import_template(),
    load: async () => (await import('./import-template.ts')).importTemplate,
  },
  {
    name: 'export procedures',
    summary: () => m.commands_export_procedures(),
    load: async () => (await import('./export-procedures.ts')).exportProcedures,
  },
  {
    name: 'process lint',
    summary: () => m.commands_process_lint(),
    load: async () => (await import('./process-lint.ts')).processLint,
  },
  {
    name: 'process convert',
    summary: () => m.commands_process_convert(),
    load: async () => (await import('./process-convert.ts')).processConvert,
  },
  {
    name: 'admin create',
    summary: () => m.commands_admin_create(),
    load: async () => (await import('./admin-create.ts')).adminCreate,
  },
  {
    name: 'admin list',
    summary: () => m.commands_admin_list(),
    load: async () => (await import('./admin-list.ts')).adminList,
  },
  {
    name: 'admin totp',
    summary: () => m.commands_admin_totp(),
    load: async () => (await import('./admin-totp.ts')).adminTotp,
  },
  {
    name: 'admin unlock',
    summary: () => m.commands_admin_unlock(),
    load: async () => (await import('./admin-unlock.ts')).adminUnlock,
  },
  {
    name: 'admin reset-password',
    summary: () => m.commands_admin_reset_password(),
    load: async () => (await import('./admin-reset-password.ts')).adminResetPassword,
  },
  {
    name: 'admin reset-second-factor',
    summary: () => m.commands_admin_reset_second_factor(),
    load: async () => (await import('./admin-reset-second-factor.ts')).adminResetSecondFactor,
  },
  { name: 'backup', summary: () => m.commands_backup(), load: async () => (await import('./backup.ts')).backup },
  { name: 'restore', summary: () => m.commands_restore(), load: async () => (await import('./restore.ts')).restore },
  {
    name: 'copy-to-postgres',
    summary: () => m.commands_copy_to_postgres(),
    load: async () => (await import('./copy-to-postgres.ts')).copyToPostgres,
  },
  { name: 'verify', summary: () => m.commands_verify(), load: async () => (await import('./verify.ts')).verify },
  {
    name: 'report 06a',
    summary: () => m.commands_report_06a(),
    load: async () => (await import('./report-06a.ts')).report06a,
  },
  {
    name: 'report facts',
    summary: () => m.commands_report_facts(),
    load: async () => (await import('./report-facts.ts')).reportFacts,
  },
  {
    name: 'parameters list',
    summary: () => m.commands_parameters_list(),
    load: async () => (await import('./parameters-list.ts')).parametersList,
  },
]

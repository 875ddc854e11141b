import { calendar } from '#modules/calendar/module.ts'
import { catalogue } from '#modules/catalogue/module.ts'
import { deadlines } from '#modules/deadlines/module.ts'
import { desk } from '#modules/desk/module.ts'
import { dossiers } from '#modules/dossiers/module.ts'
import { identity } from '#modules/identity/module.ts'
import { notifications } from '#modules/notifications/module.ts'
import { operations } from '#modules/operations/module.ts'
import { organisations } from '#modules/organisations/module.ts'
import { parameters } from '#modules/parameters/module.ts'
import { portal } from '#modules/portal/module.ts'
import { printTemplates } from '#modules/print-templates/module.ts'
import { processes } from '#modules/processes/module.ts'
import { reports } from '#modules/reports/module.ts'
import { tracking } from '#modules/tracking/module.ts'
import { workspace } from '#modules/workspace/module.ts'
import type { Module } from '#platform/module.ts'

/** The capabilities of the product, in the order of their navigation: the only file that knows them all. */
export const modules: readonly Module[] = [
  desk,
  workspace,
  dossiers,
  deadlines,
  notifications,
  reports,
  organisations,
  catalogue,
  processes,
  calendar,
  printTemplates,
  parameters,
  identity,
  operations,
  tracking,
  portal,
]

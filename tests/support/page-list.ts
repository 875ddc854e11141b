import type { RouteConfigEntry } from '@react-router/dev/routes'
import { ACT_NAMES, ACT_RULES } from '#modules/dossiers/act-rules.ts'
import routes from '../../src/routes.ts'

/** What a page shows of the demonstration: where to find one of each. */
export interface Samples {
  /** Code of a dossier of the investment division. */
  dossier: string
  /** Code of one that the desk has handed over. */
  handedOver: string
  /** Id of one of its files and of one of its issued sheets. */
  file: string
  sheet: string
  /** For each act a dossier of that division in which it is possible, where there is one. */
  act: Readonly<Record<string, string>>
  officer: string
  /** A post that the officer holds. */
  unit: string
  centre: string
  parameter: string
  /** An act by which dates went over to a new calendar. */
  recount: string
}

export interface PageRule {
  /** The permission that it needs; `public`: none; `session`: being signed in, whoever it is. */
  needs: string
  /** Addresses to look at; absent: the pattern itself. */
  at?: (samples: Samples) => readonly string[]
  /** Answers with a file or with data, not with a page. */
  file?: string
  /** Is no page, but sends everybody on to one. */
  redirects?: true
  /** Somebody who is not at that point of the sign-in is sent on. */
  passes?: true
}

const needs = (permission: string, at?: PageRule['at']): PageRule => ({ needs: permission, ...(at ? { at } : {}) })
const file = (permission: string, type: string, at?: PageRule['at']): PageRule => ({
  ...needs(permission, at),
  file: type,
})

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const tabs = ['', '?tab=opinions', '?tab=documents', '?tab=result', '?tab=particulars', '?tab=log']
const month = '?from=2026-11-01&to=2026-11-30'

/** Every address of src/routes.ts with the permission that it needs; the test of the routes keeps it complete. */
export const PAGES: Readonly<Record<string, PageRule>> = {
  '/': needs('public'),
  '/login': { needs: 'public', passes: true },
  '/login/second-factor': { needs: 'public', passes: true },
  '/login/new-password': { needs: 'session', passes: true },
  '/login/enrol': { needs: 'session', passes: true },
  '/logout': { needs: 'public', passes: true },
  '/catalogue': needs('public', () => ['/catalogue', '/catalogue?q=gcn+dkdt', '/catalogue?q=khong-co-gi']),
  '/catalogue/:code': needs('public', () => ['/catalogue/1.009664', '/catalogue/1.014201']),
  '/catalogue/:code/print': file('public', 'application/pdf', () => ['/catalogue/1.009664/print']),
  '/calendar/why': needs('public'),
  '/portal/submit': needs('public', () => ['/portal/submit', '/portal/submit?q=gcn+dkdt']),
  '/portal/submit/:code': needs('public', () => ['/portal/submit/1.009664', '/portal/submit/1.014201']),
  // Only for the browser that submitted: the journey of the public looks at it.
  '/portal/submitted/:code': needs('public', () => []),
  '/portal/search': {
    needs: 'public',
    redirects: true,
    at: () => ['/portal/search?q=1.009664', '/portal/search?q=cong+ty'],
  },
  '/tracking': needs('public', () => ['/tracking', '/tracking?code=H62.015-261120-0001']),
  // Only with the second factor or the signed link: the journey of a dossier looks at them.
  '/tracking/:code': needs('public', () => []),
  '/tracking/:code/supplement': needs('public', () => []),
  '/tracking/:code/withdraw': needs('public', () => []),
  '/desk': needs('dossiers.receive'),
  '/desk/reception': needs('dossiers.receive', ({ dossier }) => [
    '/desk/reception',
    '/desk/reception?procedure=1.009664',
    `/desk/reception?same=${dossier}`,
  ]),
  '/desk/received/:code': needs('dossiers.receive', ({ dossier }) => [`/desk/received/${dossier}`]),
  '/desk/returns': needs('dossiers.receive', ({ dossier }) => ['/desk/returns', `/desk/returns?q=${dossier}`]),
  '/desk/handed-over': needs('dossiers.receive', ({ handedOver }) => [`/desk/handed-over?code=${handedOver}`]),
  '/desk/hand-over-list': file('dossiers.receive', 'application/pdf', ({ handedOver }) => [
    `/desk/hand-over-list?code=${handedOver}`,
  ]),
  '/desk/reception/view': file('dossiers.receive', 'application/json', () => [
    '/desk/reception/view?procedure_code=1.009664',
  ]),
  // Only asked by POST, so that no person's number stands in an address.
  '/desk/reception/known': needs('dossiers.receive', () => []),
  '/desk/reception/procedures': file('dossiers.receive', 'application/json', () => [
    '/desk/reception/procedures?q=dau+tu',
  ]),
  '/workspace': needs('dossiers.view', () => ['/workspace', '/workspace?list=unit', '/workspace?list=waiting']),
  '/workspace.xlsx': file('dossiers.view', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  '/workspace/signing': needs('dossiers.sign', () => ['/workspace/signing']),
  '/workspace/issuing': needs('dossiers.issue'),
  '/dossiers': needs('dossiers.view', () => ['/dossiers', '/dossiers?q=khong-co-gi', '/dossiers?state=in_process']),
  '/dossiers/:code': needs('dossiers.view', ({ dossier }) => tabs.map((tab) => `/dossiers/${dossier}${tab}`)),
  ...Object.fromEntries(
    ACT_NAMES.map((name) => [
      `/dossiers/:code/acts/${name}`,
      needs(ACT_RULES[name].permission, (samples) => [
        `/dossiers/${samples.act[name] ?? samples.dossier}/acts/${name}`,
      ]),
    ]),
  ),
  '/dossiers/:code/why': needs('dossiers.view', ({ dossier }) => [
    `/dossiers/${dossier}/why`,
    `/dossiers/${dossier}/why?clock=step-1`,
  ]),
  '/dossiers/:code/files/:fileId': file('dossiers.view', 'application/pdf', ({ dossier, file }) => [
    `/dossiers/${dossier}/files/${file}`,
  ]),
  '/dossiers/:code/prints/:document': file('dossiers.view', 'application/pdf', ({ dossier, sheet }) => [
    `/dossiers/${dossier}/prints/${sheet}`,
  ]),
  '/dossiers.xlsx': file('dossiers.view', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  '/search': { needs: 'public', redirects: true, at: ({ dossier }) => [`/search?q=${dossier}`, '/search?q=cong+ty'] },
  '/deadlines/at-risk': needs('deadlines.view_risks', () => [
    '/deadlines/at-risk',
    '/deadlines/at-risk?list=apologise',
    '/deadlines/at-risk?list=overdue&field=DT',
  ]),
  '/deadlines/at-risk.xlsx': file(
    'deadlines.view_risks',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ),
  '/deadlines/method': needs('deadlines.view_risks'),
  '/deadlines/recounts': needs('deadlines.view', () => ['/deadlines/recounts', '/deadlines/recounts?from=2026-01-01']),
  '/deadlines/recounts/new': needs('deadlines.view'),
  '/deadlines/recounts/new/:code': needs('deadlines.view', ({ handedOver }) => [
    `/deadlines/recounts/new/${handedOver}`,
  ]),
  '/deadlines/recounts/:id': needs('deadlines.view', ({ recount }) => [
    `/deadlines/recounts/${recount}`,
    `/deadlines/recounts/${recount}?show=kept`,
  ]),
  '/deadlines/recounts.pdf': file('deadlines.view', 'application/pdf'),
  '/deadlines/recounts.xlsx': file('deadlines.view', XLSX),
  '/deadlines/recounts/new.xlsx': file('deadlines.view', XLSX),
  '/deadlines/recounts/:id/sheet.pdf': file('deadlines.view', 'application/pdf', ({ recount }) => [
    `/deadlines/recounts/${recount}/sheet.pdf`,
  ]),
  '/deadlines/recounts/:id/list.xlsx': file('deadlines.view', XLSX, ({ recount }) => [
    `/deadlines/recounts/${recount}/list.xlsx`,
  ]),
  '/reports/acceptance': needs('reports.view', () => [
    '/reports/acceptance',
    `/reports/acceptance${month}&show=received`,
    '/reports/acceptance?from=2020-01-01&to=2020-01-31',
  ]),
  '/reports/acceptance.xlsx': file(
    'reports.view',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    () => [`/reports/acceptance.xlsx${month}`],
  ),
  '/reports': needs('reports.view'),
  '/reports/06a': needs('reports.view', () => [
    '/reports/06a',
    `/reports/06a${month}&by=procedure&compare=1`,
    '/reports/06a?from=31/02/2026',
  ]),
  '/reports/06a/dossiers': needs('reports.view', () => [`/reports/06a/dossiers${month}&unit=all&cell=received_total`]),
  '/reports/06a/dossiers.xlsx': file(
    'reports.view',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    () => [`/reports/06a/dossiers.xlsx${month}&unit=all&cell=resolved_late`],
  ),
  '/reports/06a.pdf': file('reports.view', 'application/pdf', () => [`/reports/06a.pdf${month}`]),
  '/reports/06a.xlsx': file('reports.view', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', () => [
    `/reports/06a.xlsx${month}`,
  ]),
  '/reports/06a.csv': file('reports.view', 'text/csv', () => [`/reports/06a.csv${month}`]),
  '/reports/07b': needs('reports.view'),
  '/reports/07b.csv': file('reports.view', 'text/csv'),
  '/reports/issued': needs('reports.view'),
  // The demonstration has issued none: src/modules/reports/pages.test.ts looks at them.
  '/reports/issued/:id': needs('reports.view', () => []),
  '/reports/issued/:id/:file': needs('reports.view', () => []),
  '/reports/entries': needs('reports.view', () => ['/reports/entries', `/reports/entries${month}`]),
  '/reports/register': needs('reports.view', () => ['/reports/register', `/reports/register${month}`]),
  '/reports/register.pdf': file('reports.view', 'application/pdf', () => [`/reports/register.pdf${month}`]),
  '/reports/register.xlsx': file(
    'reports.view',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    () => [`/reports/register.xlsx${month}`],
  ),
  '/account': needs('session'),
  '/account/password': needs('session'),
  '/account/second-factor': needs('session'),
  '/identity/users': needs('identity.manage_accounts', () => ['/identity/users', '/identity/users?state=locked']),
  '/identity/users/new': needs('identity.manage_accounts'),
  '/identity/users/:officerId': needs('identity.manage_accounts', ({ officer }) => [`/identity/users/${officer}`]),
  '/identity/users/:officerId/change': needs('identity.manage_accounts', ({ officer }) => [
    `/identity/users/${officer}/change`,
  ]),
  '/identity/users/:officerId/post': needs('organisations.manage_officers', ({ officer }) => [
    `/identity/users/${officer}/post`,
  ]),
  '/identity/users/:officerId/move': needs('organisations.manage_officers', ({ officer }) => [
    `/identity/users/${officer}/move`,
  ]),
  '/identity/users/:officerId/secondment': needs('organisations.manage_officers', ({ officer }) => [
    `/identity/users/${officer}/secondment`,
  ]),
  '/identity/tokens': needs('identity.manage_tokens'),
  '/identity/tokens/new': needs('identity.manage_tokens'),
  '/audit': needs('identity.view_audit'),
  '/audit/export.csv': file('identity.view_audit', 'text/csv'),
  '/notifications': needs('notifications.view', () => ['/notifications', '/notifications?kind=reminder']),
  '/notifications/settings': needs('notifications.view'),
  '/notifications/rules': needs('notifications.manage'),
  '/notifications/rules/new': needs('notifications.manage'),
  '/notifications/rules/:key': needs('notifications.manage', () => ['/notifications/rules/step-80']),
  '/notifications/mail': needs('notifications.manage', () => [
    '/notifications/mail',
    '/notifications/mail?state=failed',
  ]),
  '/organisations': needs('organisations.view', () => ['/organisations', '/organisations?on=2025-01-01']),
  '/organisations/new': needs('organisations.manage_units'),
  '/organisations/:id': needs('organisations.view', ({ unit, centre }) => [
    `/organisations/${unit}`,
    `/organisations/${centre}`,
  ]),
  '/organisations/:id/change': needs('organisations.manage_units', ({ unit }) => [`/organisations/${unit}/change`]),
  '/organisations/:id/desk': needs('organisations.manage_units', ({ centre }) => [
    `/organisations/${centre}/desk`,
    `/organisations/${centre}/desk?code=07`,
  ]),
  '/organisations/:id/:reform': needs('organisations.manage_units', ({ unit }) =>
    ['rename', 'move', 'merge', 'split'].map((reform) => `/organisations/${unit}/${reform}`),
  ),
  '/catalogue/admin': needs('catalogue.manage'),
  '/catalogue/admin/import': needs('catalogue.manage'),
  '/catalogue/admin/flags': needs('catalogue.manage'),
  '/catalogue/admin/committed': needs('catalogue.commit'),
  '/catalogue/admin/export': file('catalogue.manage', 'application/json'),
  '/processes': needs('processes.view'),
  '/processes/new': needs('processes.edit', () => ['/processes/new', '/processes/new?from=1.009664+M-IRC-10']),
  // Drafts are written by people: the tests of the capability look at them.
  '/processes/:id': needs('processes.view', () => []),
  '/processes/:id/difference': needs('processes.view', () => []),
  '/processes/:id/annex/:format': file('processes.view', 'application/pdf', () => []),
  '/prints': needs('prints.manage'),
  '/prints/:template': needs('prints.manage', () => ['/prints/01-giay-tiep-nhan']),
  '/prints/:template/preview.pdf': file('prints.manage', 'application/pdf', () => [
    '/prints/01-giay-tiep-nhan/preview.pdf',
  ]),
  '/operations': needs('operations.view'),
  '/parameters': needs('parameters.view'),
  '/parameters/:key': needs('parameters.view', ({ parameter }) => [`/parameters/${parameter}`]),
  '/calendar': needs('calendar.view', () => ['/calendar', '/calendar?year=2026', '/calendar?version=1&year=2025']),
  '/calendar/day': needs('calendar.change', () =>
    ['off', 'makeup', 'swap', 'closure', 'remove'].map((what) => `/calendar/day?on=2026-11-24&what=${what}`),
  ),
  '/calendar/hours': needs('calendar.change'),
  '/calendar/draft': needs('calendar.change'),
  '/calendar/import': needs('calendar.change'),
  '/calendar/import/:file': file('calendar.change', 'text/csv', () => ['/calendar/import/template.csv']),
  '/calendar/versions': needs('calendar.view'),
  '/calendar/units': needs('calendar.view'),
  '/calendar/new': needs('calendar.change'),
  '/calendar/pack': needs('calendar.change'),
  '/calendar/:file': file('public', 'text/calendar', () => ['/calendar/vn.ics']),
}

/** Addresses of src/routes.ts as patterns; the act pages, which are one file, stand here one by one. */
export function listRoutes(): string[] {
  const entries = (list: readonly RouteConfigEntry[], above: string): string[] =>
    list.flatMap((entry) => {
      const here = entry.path === undefined ? above : `${above}/${entry.path}`
      return entry.children ? entries(entry.children, here) : [here || '/']
    })
  return entries(routes, '')
    .filter((path) => !path.startsWith('/gallery') && path !== '/*')
    .flatMap((path) => (path.endsWith('/acts/:act') ? ACT_NAMES.map((name) => path.replace(':act', name)) : [path]))
}

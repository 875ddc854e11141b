/**
 * Files without any outside world: the same input gives the same output, today and in ten years. They reach only each other,
 * zod, hashing, words, the pure parts of the platform, and types.
 */
export const PURE: Readonly<Record<string, readonly string[]>> = {
  calendar: [
    'appointment-dates',
    'based-calendar',
    'calendar-json',
    'civil-time',
    'clock-dates',
    'clock-marks',
    'day-pattern',
    'day-strip',
    'day-table',
    'deadline',
    'due',
    'explanation',
    'explanation-words',
    'fault-words',
    'faults',
    'calendar-definition',
    'calendar-error',
    'legal-grounds',
    'limit',
    'marks-fold',
    'parse-calendar',
    'preview',
    'remaining',
    'start',
    'strip-days',
    'working-calendar',
    'year-at-a-glance',
  ],
  catalogue: [
    'canonical-json',
    'catalogue',
    'content-hash',
    'entry-checks',
    'flag-rules',
    'import-plan',
    'internal-process',
    'national-limits',
    'national-list',
    'national-portal',
    'national-record',
    'procedure',
    'procedure-file',
    'procedure-schemas',
    'search-words',
    'version-parts',
  ],
  deadlines: ['risk-back-test', 'risk-forecast', 'risk-spread', 'risk-stays', 'risk-times'],
  dossiers: [
    'acceptance',
    'act-rules',
    'component-check',
    'dossier',
    'dossier-change',
    'dossier-code',
    'dossier-codes',
    'dossier-event',
    'identity-card',
    'lodging-input',
    'party-input',
    'step-planning',
    'tracking-link',
  ],
  tracking: ['public-steps', 'wrong-tries'],
  desk: ['scanned-code'],
  identity: ['password-rules', 'username'],
  organisations: ['identity-code', 'secondment-term', 'unit-tree'],
  workspace: ['urgencies', 'urgency'],
}

/** Files of capabilities that read the environment, each with its reason. */
export const CONFIGURED: Readonly<Record<string, string>> = {
  'src/modules/identity/identity-services.ts':
    'MOTCUA_SECRET signs sessions; it must not travel in the configuration that is logged',
  'src/modules/dossiers/tracking-secret.ts': 'MOTCUA_SECRET signs tracking links; likewise',
}

/** Functions that may be longer, each with its reason. */
export const LONG: readonly string[] = []

export { createAuthenticator, grantsOf } from './authenticate.ts'
export {
  createFirstAdministrator,
  currentSecondFactorCode,
  type FirstAdministrator,
  listAdministrators,
  resetPasswordFromCommandLine,
  resetSecondFactorFromCommandLine,
  unlockFromCommandLine,
} from './command-line.ts'
export { type DemoAccount, demonstrationSecondFactorCode, demoPassword, seedDemoPeople } from './demo-people.ts'
export { closeIdleAccounts } from './idle-accounts.ts'
export { idleSecondsOf } from './security-policy.ts'

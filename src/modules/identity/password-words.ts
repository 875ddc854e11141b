import { m } from '#words'
import type { SecurityPolicy } from './security-policy.ts'

/** The rule in one sentence, before anybody breaks it. */
export function passwordRuleText(hasSecondFactor: boolean, policy: SecurityPolicy): string {
  return hasSecondFactor
    ? m.identity_password_rule_with({ length: policy.passwordLengthWithSecondFactor, count: policy.passwordHistory })
    : m.identity_password_rule_alone({ length: policy.passwordLengthAlone, count: policy.passwordHistory })
}

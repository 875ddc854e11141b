import type { Generated } from 'kysely'

export interface AccountUserTable {
  id: string
  name: string
  email: string
  email_verified: Generated<boolean>
  image: string | null
  username: string
  display_username: string | null
  two_factor_enabled: Generated<boolean>
  created_at: Date
  updated_at: Date
  officer_id: string
  /** Wrong tries since the last success, passwords and codes together. */
  failed_tries: Generated<number>
  locked_until: Date | null
  must_change_password: Generated<boolean>
  password_changed_at: Date
  last_active_at: Date | null
  deactivated_at: Date | null
  version: Generated<number>
}

export interface SessionTable {
  id: string
  token: string
  user_id: string
  expires_at: Date
  ip_address: string | null
  user_agent: string | null
  created_at: Date
  updated_at: Date
  seen_at: Date | null
}

export interface CredentialTable {
  id: string
  account_id: string
  provider_id: string
  user_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Date | null
  refresh_token_expires_at: Date | null
  scope: string | null
  password: string | null
  created_at: Date
  updated_at: Date
}

export interface VerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: Date
  created_at: Date
  updated_at: Date
}

export interface TwoFactorTable {
  id: string
  secret: string
  backup_codes: string
  user_id: string
  verified: Generated<boolean>
  failed_verification_count: Generated<number>
  locked_until: Date | null
}

export interface PasswordHistoryTable {
  id: string
  user_id: string
  hash: string
  set_at: Date
}

export interface IntegrationTokenTable {
  id: string
  name: string
  /** SHA-256 of the token, hexadecimal. */
  hash: string
  /** Permission codes. */
  scopes: string[]
  unit_id: string
  created_by: string | null
  created_at: Date
  expires_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    account_user: AccountUserTable
    session: SessionTable
    credential: CredentialTable
    verification: VerificationTable
    two_factor: TwoFactorTable
    password_history: PasswordHistoryTable
    integration_token: IntegrationTokenTable
  }
}

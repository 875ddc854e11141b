import { hash, verify } from '@node-rs/argon2'

/** argon2id; 32 MiB and 4 rounds take 40 to 60 ms on a core of today; OWASP’s floor is 19 MiB and 2 rounds. */
const cost = { algorithm: 2, memoryCost: 32_768, timeCost: 4, parallelism: 1 } as const

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

/** False also for a stored text that is no hash. */
export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  try {
    return await verify(stored, password.normalize('NFC'))
  } catch {
    return false
  }
}

/** Spends the time of one verification: so that a locked or unknown account answers no faster than a real one. */
export async function spendVerificationTime(password: string): Promise<void> {
  await hashPassword(password)
}

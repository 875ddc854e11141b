import type { SecurityPolicy } from './security-policy.ts'

export type PasswordProblem = 'too_short' | 'four_classes' | 'contains_username' | 'common'

/**
 * What is wrong with a new password (law.md §10.3): with a second factor 8 characters are enough, without one 14 of all
 * four classes; never the user name, never one that everybody tries first. Pure.
 */
export function passwordProblems(
  password: string,
  about: { username: string; hasSecondFactor: boolean; policy: SecurityPolicy },
): PasswordProblem[] {
  const text = password.normalize('NFC')
  const { policy } = about
  const problems: PasswordProblem[] = []
  const least = about.hasSecondFactor ? policy.passwordLengthWithSecondFactor : policy.passwordLengthAlone
  if ([...text].length < least) problems.push('too_short')
  if (!about.hasSecondFactor && classesOf(text) < 4) problems.push('four_classes')
  if (text.toLowerCase().includes(about.username.toLowerCase())) problems.push('contains_username')
  if (isCommon(text)) problems.push('common')
  return problems
}

function classesOf(text: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter((one) => one.test(text)).length
}

/** Common words stay common with capitals, accents, `@` for a, and a year behind: `Mậtkhẩu@2026` is `matkhau`. */
function isCommon(text: string): boolean {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
  const candidates = [plain, plain.replace(/[^a-z]/g, ''), unmasked(plain), unmasked(trimmed(plain))]
  if (candidates.some((each) => each !== '' && commonWords.has(each))) return true
  return new Set(plain).size <= 3 || isSequence(plain)
}

/** Reads signs and digits that stand for letters as those letters, and drops the rest. */
function unmasked(text: string): string {
  return text
    .replace(/[@4]/g, 'a')
    .replaceAll('0', 'o')
    .replaceAll('3', 'e')
    .replace(/[$5]/g, 's')
    .replace(/[^a-z]/g, '')
}

/** The word before the digits and signs that people append. */
function trimmed(text: string): string {
  return text.replace(/[^a-z]+$/g, '').replace(/^[^a-z]+/g, '')
}

function isSequence(text: string): boolean {
  return [
    '01234567890123456789',
    '98765432109876543210',
    'abcdefghijklmnopqrstuvwxyz',
    'qwertyuiopasdfghjklzxcvbnm',
    '1q2w3e4r5t6y7u8i9o0p',
    '1qaz2wsx3edc4rfv5tgb6yhn',
  ].some((row) => text.length >= 4 && (row.includes(text) || row.includes([...text].reverse().join(''))))
}

const commonWords = new Set(
  `
  password passw passwd passwords pass matkhau matkhaumoi mk matma dangnhap admin administrator quantri quantrivien root user guest test demo
  qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm abc abcd abcde abcdef abcabc letmein welcome login master hello iloveyou monkey dragon
  sunshine princess football baseball superman batman shadow secret changeme default temp temporary summer winter spring autumn
  anhyeuem emyeuanh yeuem yeuanh iuanh iuem anhnhoem gaubong conmeo hoahong vietnam hanoi saigon hochiminh danang haiphong
  congchuc canbo coquan nhanuoc ubnd uybannhandan banquanly khucongnghiep motcua hanhchinh hanhchinhcong tiepnhan chuyenvien truongphong lanhdao
  chucmungnammoi namoi nammoi thang thangmot gmail yahoo facebook zalo viettel vnpt vinaphone mobifone samsung iphone
  nguyen nguyenvan nguyenthi tran tranvan le levan pham hoang minh lan huong linh tuan dung hung long nam
  aa aaa aaaa aaaaaa qwe qweasd qweasdzxc qaz qazwsx zaq zaqwsx pa passwordpassword adminadmin testtest
`
    .trim()
    .split(/\s+/),
)

/** Who does a step and what kind of step it is, by the words of the table. Pure. */
import { fold, tidy } from './plain-text.ts'
import type { Kind, Step, StepPrint } from './process.ts'

type Role = NonNullable<Step['assignee']['role']>

export interface Who {
  roles: readonly Role[]
  external: boolean
}

/** Tried from above; several may fit (`Văn thư; Bộ phận Một cửa`). */
const ROLE_WORDS: readonly [Role, RegExp][] = [
  ['clerk', /\bvan thu\b|\bbo phan hanh chinh\b|\bvan phong (ban|so)\b|^van phong$/],
  [
    'head',
    /\b(truong|pho truong|lanh dao|phu trach|pho) (cac )?(phong|bo phan|van phong|chi nhanh)\b|\b(tp|ptp|ldp|ld phong)\b|\bchanh van phong\b|\blanh dao don vi chuyen mon\b/,
  ],
  [
    'leader',
    /\b(truong|pho truong|pho) ban\b|\blanh dao (ban|so|co quan|don vi|bql|uy ban|ubnd|chi cuc|cuc)\b|\bban lanh dao\b|\b(pho )?giam doc (so|ban)\b|^(pho )?giam doc\b|\bthu truong\b|\bnguoi co tham quyen\b|\b(pho )?chu tich\b|^lanh dao\b(?! phong)|\bld ban\b/,
  ],
  [
    'counter_officer',
    /\bmot cua\b|\btiep nhan\b|\bttp ?vhcc\b|\bttphcc\b|\btrung tam (phuc vu|hanh chinh|pvhcc)|\b(tn ?(&|va)? ?tkq|tnhs|tn tkq|bptn)\b|\btra ket qua\b|\bquay\b|\bbuu (dien|chinh)\b/,
  ],
  [
    'specialist',
    /\b(chuyen vien|can bo|cong chuc|vien chuc|nhan vien|kiem soat vien|tham dinh vien|ky thuat vien|cv)\b|\bphong\b|\bnguoi (thu ly|duoc phan cong|xu ly|tham dinh)\b|\bto (tham dinh|chuyen vien)\b|\bbql\b|\bban quan ly\b|\bdon vi chuyen mon\b/,
  ],
]

/** An agency named by itself; its people (`Văn thư Sở`, `Chuyên viên Sở`) are those of the issuing agency. */
const OTHERS =
  /^(cac )?(so|ubnd|uy ban nhan dan|cong an|bo (?!phan)|cuc|chi cuc|co quan (?!cap phep)|bao hiem|kho bac|van phong (dang ky|dkdd|ubnd|uy ban|doan)|vpdkdd|hoi dong|doan|nha dau tu|chu (dau tu|du an)|to chuc|doanh nghiep|ngan hang|toa an|he thong|nguoi su dung|nguoi nop|don vi (lien quan|duoc hoi|phoi hop)|thanh vien hoi dong)\b|^(lanh dao|(pho )?chu tich|thuong truc) (ubnd|uy ban)/

export function recogniseWho(text: string): Who {
  const folded = fold(tidy(text)).replace(/[.,]+$/, '')
  const roles = ROLE_WORDS.filter(([, pattern]) => pattern.test(folded)).map(([role]) => role)
  const external = OTHERS.test(folded) && !/^(to chuc can bo|bo phan)/.test(folded)
  return { roles, external }
}

interface Situation {
  who: Who
  text: string
  first: boolean
  last: boolean
}

const has = (text: string, pattern: RegExp) => pattern.test(text)

/** What kind of step it is; undefined when nothing in it says so. */
export function recogniseKind({ who, text: given, first, last }: Situation): Kind | undefined {
  const text = fold(tidy(given))
  const is = (role: Role) => who.roles.includes(role)
  const returns = has(
    text,
    /\b(tra|trao|giao|nhan) (lai )?(ket qua|gcn|giay|qd|gp|c\/o|thong bao)\b|\btra (kq|ket qua)\b|^tra\b/,
  )
  if (returns && (last || is('counter_officer')) && !has(text, /tiep nhan|nhan ho so/)) return 'returning'
  if (last && returns) return 'returning'
  if ((first || is('counter_officer')) && has(text, /\btiep nhan\b|\bnhan (ho so|hs|bo ho so)\b|\bso hoa\b/))
    return 'reception'
  if (who.external) return ofOthers(text)
  if (
    has(text, /\b(dong dau|lay so|vao so|cap so|phat hanh|ban hanh|so, dau|so va dau|luu tru|luu ho so)\b/) &&
    !is('leader')
  )
    return is('clerk') && has(text, /\bchuyen .*(ubnd|uy ban)/) ? 'review' : 'issuing'
  if (is('leader')) return ofLeaders(text)
  if (is('head')) return has(text, ASSIGNING) && !has(text, /\b(duyet|trinh)\b/) ? 'assignment' : 'review'
  if (is('clerk')) return 'issuing'
  return ofOfficers(text, who)
}

const ASSIGNING =
  /\bphan cong\b|\bgiao (viec|nhiem vu|chuyen vien|can bo|cho)\b|\bchi dao\b|\bbut phe\b|\bchuyen (ho so )?(cho |toi |den )?(chuyen vien|can bo|cong chuc|phong)\b/

/** A signature under a letter to other agencies is not the one under the result. */
function ofLeaders(text: string): Kind {
  if (has(text, ASSIGNING) && !has(text, /\bky\b/)) return 'assignment'
  return has(text, /\blay y kien\b|\bvan ban (hoi|xin) y kien\b|\bcong van\b/) ? 'review' : 'signing'
}

function ofOthers(text: string): Kind {
  if (has(text, /\by kien\b|\bgop y\b|\btra loi\b|\bphoi hop\b/)) return 'consultation'
  return has(text, /\bquyet dinh\b|\bphe duyet\b|\bky\b|\bchap thuan\b|\bduyet\b/) ? 'signing' : 'appraisal'
}

function ofOfficers(text: string, who: Who): Kind | undefined {
  if (has(text, /^(gui )?(van ban |cong van |ho so )?(lay|xin) y kien\b/)) return 'consultation'
  if (has(text, /\bphan cong\b/) && !has(text, /tham dinh/)) return 'assignment'
  if (
    has(
      text,
      /\btham (dinh|tra)\b|\bkiem tra\b|\bxu ly\b|\bdu thao\b|\bnghien cuu\b|\bra soat\b|\btong hop\b|\bxem (xet|ho so)\b|\bthu ly\b|\bgiai quyet\b|\bxac minh\b|\bthuc dia\b|\bhop\b|\bxay dung\b|\blap\b|\bhoan thien\b/,
    )
  )
    return 'appraisal'
  // `Trình ký` and `trình phê duyệt` send it on; `ký duyệt` is the signature itself.
  if (has(text, /\btrinh\b/)) return 'review'
  if (has(text, /\bky\b|\bphe duyet\b|\bquyet dinh\b/)) return 'signing'
  if (has(text, /\bduyet\b/)) return 'review'
  if (has(text, /\by kien\b/)) return 'consultation'
  if (who.roles.includes('counter_officer')) return has(text, /\bchuyen\b/) ? 'reception' : undefined
  return undefined
}

/** Of several that the table names, the one that does this kind of work. */
export function roleFor({ roles }: Who, kind: Kind, usual: Role): Role | undefined {
  // Officers of a division who sit at the centre do the desk's work there.
  const ofTheDesk = kind === 'reception' || kind === 'returning' || kind === 'issuing'
  if (roles.length < 2) return ofTheDesk && roles[0] === 'specialist' ? usual : roles[0]
  return roles.includes(usual) ? usual : roles.find((role) => role !== 'counter_officer' || kind === 'reception')
}

/** Sheets by name; by number as TT 03/2025/TT-VPCP counts them. */
const PRINT_WORDS: readonly [StepPrint, RegExp][] = [
  ['control_slip', /phieu kiem soat|\bmau (so )?0?6\b/],
  ['return_slip', /bien nhan|phieu tra ket qua/],
  ['hand_over_list', /phieu ban giao|phieu giao nhan/],
  ['receipt', /giay tiep nhan|hen tra|\bmau (so )?0?1\b|giay hen|bien nhan ho so/],
  ['supplement_request', /bo sung|\bmau (so )?0?2\b/],
  ['refusal', /tu choi|\bmau (so )?0?3\b/],
  ['apology', /xin loi|\bmau (so )?0?4\b/],
  ['stop_notice', /dung (giai quyet|thuc hien)|\bmau (so )?0?5\b/],
]

/** The sheets that a cell names, and what in it is none. */
export function recognisePrints(text: string): { prints: StepPrint[]; rest: string[] } {
  const parts = tidy(text)
    .split(/[;\n]|,(?!\d)/)
    .map((part) => part.replace(/^[-–+•\s]+/, '').trim())
    .filter((part) => part !== '')
  const prints: StepPrint[] = []
  const rest: string[] = []
  for (const part of parts) {
    const print = PRINT_WORDS.find(([, pattern]) => pattern.test(fold(part)))?.[0]
    if (!print) rest.push(part)
    else if (!prints.includes(print)) prints.push(print)
  }
  return { prints, rest }
}

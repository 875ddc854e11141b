/** What a person types when looking for a procedure, made into what is looked for. Pure. */

/** Abbreviations that are not the first letters of words in the name, with what they stand for (without diacritics). */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  co: 'chung nhan xuat xu',
  dtm: 'danh gia tac dong moi truong',
  ddkd: 'dia diem kinh doanh',
  erc: 'dang ky doanh nghiep',
  fdi: 'nha dau tu nuoc ngoai',
  fs: 'bao cao nghien cuu kha thi',
  gpdn: 'dang ky doanh nghiep',
  irc: 'giay chung nhan dang ky dau tu',
  nnn: 'nguoi lao dong nuoc ngoai',
  pccc: 'phong chay chua chay',
  qsdd: 'quyen su dung dat',
  tkcs: 'thiet ke co so',
  tla: 'thoa uoc lao dong tap the',
  vpdd: 'van phong dai dien',
  wp: 'giay phep lao dong',
}

const MOST_WORDS = 10

/** A syllable of Vietnamese without its marks; what is none is taken for an abbreviation: `gcn`, `gpxd`, `dkdt`. */
const SYLLABLE = /^(b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|th?|tr|v|x)?[aeiouy]{1,3}(ch?|m|ngh?|nh|n|p|t)?$/

export interface SearchWord {
  text: string
  /** First letters of words, so that the initials of a name are looked at too. */
  is_abbreviation: boolean
  /** What the abbreviation stands for, when that is known. */
  stands_for: string | null
  /** Words of the catalogue that may have been meant; empty as typed. */
  meant: string[]
}

export interface SearchPhrase {
  /** All of it, folded, single blanks between words. */
  text: string
  words: SearchWord[]
  /** The whole of an abbreviation typed in parts: `gcn dkdt` → `gcndkdt`; null when a word is none. */
  joined: string | null
  /** A code or its beginning, digits and points only; null when it is none. */
  code: string | null
}

/** Lower case, no diacritics, đ as d: the same as `fold()` in the database. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

/** Takes what was typed apart; words beyond the tenth are not looked at. */
export function readSearch(typed: string): SearchPhrase {
  const folded = foldText(typed).trim()
  const text = folded
    .replace(/c\/o/g, 'co')
    .replace(/[^a-z0-9.]+/g, ' ')
    .trim()
  const parts = text
    .replace(/\./g, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
  const words = parts.map(readWord)
  const joined =
    words.length > 0 && words.every((word) => word.is_abbreviation) ? words.map((word) => word.text).join('') : null
  const code = /^\d+(\.\d*)?$/.test(text) ? text : null
  return { text: parts.join(' '), words, joined, code }
}

function readWord(text: string): SearchWord {
  const is_abbreviation = text.length >= 2 && /^[a-z]+$/.test(text) && !SYLLABLE.test(text)
  return { text, is_abbreviation, stands_for: SHORT_FORMS[text] ?? null, meant: [] }
}

/** Words that the catalogue uses, with how often. */
export interface UsedWord {
  word: string
  uses: number
}

const MOST_MEANT = 4

/** The phrase with, for each word, the words of the catalogue that differ from it by one error (two in long words). */
export function withMeantWords(phrase: SearchPhrase, vocabulary: readonly UsedWord[]): SearchPhrase {
  return { ...phrase, words: phrase.words.map((word) => ({ ...word, meant: meantBy(word.text, vocabulary) })) }
}

function meantBy(text: string, vocabulary: readonly UsedWord[]): string[] {
  const allowed = text.length <= 2 ? 0 : text.length <= 6 ? 1 : 2
  const near = vocabulary
    .map(({ word, uses }) => ({
      word,
      uses,
      distance: Math.abs(word.length - text.length) > allowed ? Infinity : errorsBetween(text, word),
    }))
    .filter(({ distance }) => distance > 0 && distance <= allowed)
  return near
    .sort((a, b) => a.distance - b.distance || b.uses - a.uses)
    .slice(0, MOST_MEANT)
    .map(({ word }) => word)
}

/** Letters that are wrong, missing, too many, or swapped with their neighbour (optimal string alignment). */
export function errorsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let errors = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) errors = Math.min(errors, (before[j - 2] ?? 0) + 1)
      row.push(errors)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/** One messages file; `text` is absent when the language has none although another language of the folder has. */
export interface WordFile {
  folder: string
  path: string
  locale: string
  text: string | undefined
}

type Words = Map<string, string>

/** Every way in which the languages do not match, as `place: sentence`; empty when all is well. */
export function checkWords(files: WordFile[], settings: { baseLocale: string; locales: string[] }): string[] {
  const problems: string[] = []
  const words = new Map(files.map((file) => [file.path, readWords(file, problems)]))
  const owner = new Map<string, string>()
  for (const file of files.filter((one) => one.locale === settings.baseLocale)) {
    const base = words.get(file.path) ?? new Map()
    for (const key of base.keys()) {
      const other = owner.get(key)
      if (other) problems.push(`${placeOf(file, key)}: the key ${key} also stands in ${other}`)
      owner.set(key, file.path)
    }
    for (const translation of files.filter((one) => one.folder === file.folder && one !== file)) {
      compare(file, base, translation, words.get(translation.path) ?? new Map(), problems)
    }
  }
  return problems
}

function readWords(file: WordFile, problems: string[]): Words {
  if (file.text === undefined) {
    problems.push(`${file.path}: the file is missing`)
    return new Map()
  }
  try {
    const entries = Object.entries(JSON.parse(file.text) as Record<string, unknown>).filter(
      ([key]) => key !== '$schema',
    )
    for (const [key, value] of entries) {
      if (!/^[a-z][a-z0-9_]*$/.test(key)) problems.push(`${placeOf(file, key)}: the key ${key} is not lower_snake_case`)
      if (value === '') problems.push(`${placeOf(file, key)}: ${key} is empty`)
    }
    for (const key of repeatedKeys(file.text))
      problems.push(`${placeOf(file, key)}: the key ${key} stands twice in this file`)
    return new Map(entries.map(([key, value]) => [key, JSON.stringify(value)]))
  } catch (error) {
    problems.push(`${file.path}: ${(error as Error).message}`)
    return new Map()
  }
}

function compare(file: WordFile, base: Words, translation: WordFile, translated: Words, problems: string[]): void {
  for (const [key, text] of base) {
    const other = translated.get(key)
    if (other === undefined) problems.push(`${placeOf(file, key)}: ${key} is missing in ${translation.path}`)
    else if (placeholders(text) !== placeholders(other)) {
      problems.push(
        `${placeOf(translation, key)}: ${key} has ${placeholders(other)}, but ${file.path} has ${placeholders(text)}`,
      )
    }
  }
  for (const key of translated.keys()) {
    if (!base.has(key)) problems.push(`${placeOf(translation, key)}: ${key} is missing in ${file.path}`)
  }
}

function placeholders(text: string): string {
  const names = new Set(Array.from(text.matchAll(/\{([a-zA-Z][a-zA-Z0-9_]*)\}/g), (match) => match[1]))
  return names.size === 0 ? 'no placeholder' : [...names].sort().join(', ')
}

/** JSON.parse keeps the last of two equal keys silently. */
function repeatedKeys(text: string): string[] {
  const keys = Array.from(text.matchAll(/^ {0,4}"([^"]+)"\s*:/gm), (match) => match[1] ?? '')
  return keys.filter((key, index) => keys.indexOf(key) !== index)
}

function placeOf(file: WordFile, key: string): string {
  const before = file.text?.split(`"${key}"`, 1)[0] ?? ''
  return `${file.path}:${before.split('\n').length}`
}

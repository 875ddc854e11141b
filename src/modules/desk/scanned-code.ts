/**
 * What the scanner reads from a receipt is a tracking link; people type the code, with or without the agency. Pure.
 * Returns the dossier code, or undefined when there is none in the text.
 */
export function codeIn(text: string): string | undefined {
  const decoded = decodeText(text).toUpperCase()
  return /(?<![A-Z0-9.])[A-Z0-9]+(?:\.[A-Z0-9]+)*-\d{6}-[A-Z0-9]{4,}(?![A-Z0-9])/.exec(decoded)?.[0]
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text.trim())
  } catch {
    return text.trim()
  }
}

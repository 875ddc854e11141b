/** Initials of the last two words, as Vietnamese names are called: "Nguyễn Thị Thùy Dương" → TD. */
export function Avatar({ name, size, kind }: { name: string; size?: 's'; kind?: 'out' | 'gov' }) {
  const initials = name
    .trim()
    .split(/\s+/)
    .slice(-2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
  return (
    <span className={['ava', size && 'ava-s', kind && `ava-${kind}`].filter(Boolean).join(' ')} aria-hidden="true">
      {initials}
    </span>
  )
}

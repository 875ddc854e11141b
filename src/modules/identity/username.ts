/** The usual user name of a Vietnamese name: the given name, then the initials of the rest: "Nguyễn Thị Thùy Dương" → `duong.ntt`. Pure. */
export function usernameFor(fullName: string): string {
  const plain = fullName.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase()
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '')
  const given = words.at(-1) ?? ''
  const initials = words
    .slice(0, -1)
    .map((word) => word[0])
    .join('')
  return initials === '' ? given : `${given}.${initials}`
}

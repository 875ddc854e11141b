import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDossierCode, parseDossierCode, shortDossierCode } from './dossier-code.ts'

describe('dossier codes (law.md §2.3, vectors of §12)', () => {
  it.each([
    ['000.00.15.H62-230518-0001', '000.00.15.H62', '2023-05-18', '0001'],
    ['H62.15-250105-0007', 'H62.15', '2025-01-05', '0007'],
    ['H62.015-260105-0007', 'H62.015', '2026-01-05', '0007'],
    ['H62.015.02-260203-130042', 'H62.015.02', '2026-02-03', '130042'],
  ])('reads %s', (code, agency, day, serial) => {
    expect(parseDossierCode(code)).toEqual({ agency, day, serial })
  })

  it.each([
    ['a day of five digits', 'H62-26013-0001'],
    ['a serial of two', 'H62.015-260105-07'],
    ['small letters', 'h62.015-260105-0007'],
    ['30 February', 'H62.015-260230-0001'],
    ['month 13', 'H62.015-261301-0001'],
    ['an empty group', 'H62..015-260105-0007'],
    ['something behind', 'H62.015-260105-0007 '],
    ['nothing', ''],
  ])('rejects %s', (_what, code) => {
    expect(parseDossierCode(code)).toBeUndefined()
  })

  it('gives back what it has made, also above 9,999 dossiers a day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('H62.015', '000.00.15.H62'),
        fc.integer({ min: 1, max: 2_000_000 }),
        (agency, serial) => {
          const code = formatDossierCode(agency, '2026-11-21', serial)
          expect(parseDossierCode(code)).toEqual({ agency, day: '2026-11-21', serial: String(serial).padStart(4, '0') })
        },
      ),
    )
    expect(formatDossierCode('H62.015', '2026-11-21', 12_345)).toBe('H62.015-261121-12345')
  })

  it('puts the two digits of a nationwide system before the serial', () => {
    expect(formatDossierCode('H62.015.02', '2026-02-03', 42, '13')).toBe('H62.015.02-260203-130042')
  })

  it('shortens for people who know the agency', () => {
    expect(shortDossierCode('H62.015-261117-0003')).toBe('261117-0003')
    expect(shortDossierCode('000.00.15.H62-230518-0001')).toBe('230518-0001')
  })
})

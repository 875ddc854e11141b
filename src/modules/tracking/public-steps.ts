import type { Dossier, Passage, StepKind } from '#modules/dossiers/exports.ts'

/** The internal process as the public needs it: four stations, each with the unit, never with a person. */
export const STATIONS = ['reception', 'appraisal', 'signing', 'returning'] as const
export type Station = (typeof STATIONS)[number]

export interface StationPassage {
  station: Station
  state: 'done' | 'here' | 'later'
  unitId: string
  /** When the dossier came to the station first, and when it left it for the last time. */
  from: Date | null
  until: Date | null
}

export function stationOf(kind: StepKind): Station {
  switch (kind) {
    case 'reception':
      return 'reception'
    case 'assignment':
    case 'appraisal':
    case 'review':
      return 'appraisal'
    case 'signing':
    case 'issuing':
      return 'signing'
    case 'returning':
      return 'returning'
  }
}

type Particulars = Pick<
  Dossier,
  'process' | 'state' | 'step_kind' | 'ended_at' | 'handling_unit_id' | 'resolving_unit_id'
>

/** Stations of the process in their order. A dossier that ended without a result has no stations to come. Pure. */
export function stationsOf(dossier: Particulars, passages: readonly Passage[]): StationPassage[] {
  const here = STATIONS.indexOf(stationOf(dossier.step_kind))
  const present = STATIONS.filter((station) => dossier.process.some((step) => stationOf(step.kind) === station))
  const stopped = dossier.ended_at !== null && dossier.state !== 'returned'
  return present.flatMap((station): StationPassage[] => {
    const index = STATIONS.indexOf(station)
    const own = passages.filter((passage) => stationOf(passage.step_kind) === station)
    const state = dossier.state === 'returned' || index < here ? 'done' : index === here ? 'here' : 'later'
    if (stopped && state === 'later') return []
    const ends = own.flatMap((passage) => passage.ended_at ?? []).sort((a, b) => a.getTime() - b.getTime())
    return [
      {
        station,
        state,
        unitId: unitOf(dossier, station),
        from: own[0]?.handed_over_at ?? null,
        until: state === 'done' ? (ends.at(-1) ?? null) : null,
      },
    ]
  })
}

/** Signing is the agency's, appraisal the division's; the desk's steps say their own unit. */
function unitOf(dossier: Particulars, station: Station): string {
  if (station === 'appraisal') return dossier.handling_unit_id
  if (station === 'signing') return dossier.resolving_unit_id
  return dossier.process.find((step) => stationOf(step.kind) === station)?.unit_id ?? dossier.resolving_unit_id
}

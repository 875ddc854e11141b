import type { ReactNode } from 'react'
import type { ActName } from '../../act-rules.ts'
import type { ActFacts } from '../act-facts.ts'

/** What every form of an act is given: what the person needs to see. The fields read their values from the form around them. */
export interface ActFormProps {
  facts: ActFacts
}

export type ActForm = (props: ActFormProps) => ReactNode

export type ActForms = Readonly<Partial<Record<ActName, ActForm>>>

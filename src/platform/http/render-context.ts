import { createContext } from 'react-router'
import type { NavigationEntry } from '../module.ts'
import type { RequestScope } from './request-context.ts'

export const THEMES = ['light', 'dark', 'auto'] as const
export type Theme = (typeof THEMES)[number]

/** What the document needs besides the page's own data. */
export interface RenderScope {
  /** Allows the page's own inline scripts under the content security policy. */
  nonce: string
  theme: Theme
  /** Named on the error page, in the log and in the `X-Request-Id` header. */
  requestId: string
}

export const renderScope = createContext<RenderScope>()

/** The agency as public pages introduce it: real data of the organisations register. */
export interface BoardIdentity {
  name: string
  /** The agency above, in small type over the name. */
  parentName: string
  /** Under the product's name in the officers' rail. */
  area: string
  /** Where papers are handed in: name, address, counters. */
  deskLines: readonly string[]
  /** "Thứ Hai đến thứ Sáu", "07:30–11:30 và 13:00–17:00". */
  hoursLines: readonly string[]
  phone: string | null
}

/** "làm việc 07:30–17:00" and, when there is one, "Mai nghỉ: Ngày Văn hóa Việt Nam". */
export interface DayLine {
  working: string
  notice: string | null
}

/** What the two frames ask of the capabilities; wired in server.ts, because the platform knows no capability. */
export interface FrameSource {
  navigation: readonly NavigationEntry[]
  board?(scope: RequestScope): Promise<BoardIdentity | undefined>
  dayLine?(scope: RequestScope): Promise<DayLine | undefined>
  /** Number beside a navigation entry, by its path ("/workspace" → 14). */
  counts?(scope: RequestScope): Promise<Readonly<Record<string, number>>>
  /** Second line under the officer's name: post and unit. */
  postLine?(scope: RequestScope): Promise<string | undefined>
  /** After so many seconds without a key or a click the page locks itself (law.md §10.3). */
  idleSeconds?(scope: RequestScope): Promise<number>
  /** New alerts of the officer. */
  alerts?(scope: RequestScope): Promise<number>
}

export const frameSource = createContext<FrameSource>({ navigation: [] })

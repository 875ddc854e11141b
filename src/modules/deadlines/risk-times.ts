export interface StepTimes {
  groups: Record<string, unknown>
}

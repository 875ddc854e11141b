export interface BackTest {
  enough: boolean
}

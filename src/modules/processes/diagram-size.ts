/** Measures of the picture, in pixels; apart from its layout, because the browser needs no more than these. Pure. */
export const LANE = 128
export const BOX = { width: 108, height: 74 }
export const HEAD = 48

/** The open door: the only ornament of the public pages. */
export function DoorMotif() {
  const arches = Array.from({ length: 7 }, (_, index) => ({
    x: 375 - 37 * index,
    y: 260 - 6 * index,
    width: 90 + 74 * index,
    opacity: 0.2 - 0.024 * index,
  }))
  return (
    <svg className="motif" viewBox="0 0 620 480" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
      <defs>
        <linearGradient id="door" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#f2a93b" />
          <stop offset="1" stopColor="#f2a93b" stopOpacity=".35" />
        </linearGradient>
      </defs>
      <path className="door" d="M375 520V260a45 45 0 0 1 90 0v260z" fill="url(#door)" />
      {arches.map(({ x, y, width, opacity }) => (
        <path
          key={x}
          d={`M${x} 520V${y}a${width / 2} ${width / 2} 0 0 1 ${width} 0v300`}
          fill="none"
          stroke="#fff"
          strokeOpacity={opacity.toFixed(3)}
          strokeWidth="1.5"
        />
      ))}
    </svg>
  )
}

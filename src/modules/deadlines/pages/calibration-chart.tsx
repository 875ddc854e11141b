import { m } from '#words'
import type { Bin } from '../risk-back-test.ts'

const SIZE = 320
const LEFT = 44
const BOTTOM = 40
const TOP = 12
const RIGHT = 12

const x = (share: number) => LEFT + share * (SIZE - LEFT - RIGHT)
const y = (share: number) => SIZE - BOTTOM - share * (SIZE - BOTTOM - TOP)

/**
 * What was said against what came true: on the slanting line a forecast is honest. Each point is a tenth of the scale, as big as
 * the number of forecasts behind it, with the interval in which the true share lies. The table beside it says the same.
 */
export function CalibrationChart({ bins }: { bins: readonly Bin[] }) {
  const most = Math.max(1, ...bins.map(({ n }) => n))
  return (
    <svg
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      className="calibration"
      role="img"
      aria-label={m.deadlines_method_chart_label()}
    >
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line className="grid" x1={x(0)} x2={x(1)} y1={y(share)} y2={y(share)} />
          <text x={x(0) - 6} y={y(share) + 4} textAnchor="end">
            {share * 100}%
          </text>
          <text x={x(share)} y={SIZE - BOTTOM + 16} textAnchor="middle">
            {share * 100}%
          </text>
        </g>
      ))}
      <line className="honest" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
      {bins.map((bin) => bin.n > 0 && <Point key={bin.from} bin={bin} most={most} />)}
      <text x={x(0.5)} y={SIZE - 6} textAnchor="middle">
        {m.deadlines_method_said()}
      </text>
      <text x={12} y={y(0.5)} textAnchor="middle" transform={`rotate(-90 12 ${y(0.5)})`}>
        {m.deadlines_method_came_true()}
      </text>
    </svg>
  )
}

function Point({ bin, most }: { bin: Bin; most: number }) {
  const { predicted, observed, low, high, n } = bin
  if (predicted === null || observed === null || low === null || high === null) return null
  return (
    <g>
      <line className="interval" x1={x(predicted)} x2={x(predicted)} y1={y(low)} y2={y(high)} />
      <circle cx={x(predicted)} cy={y(observed)} r={3 + 6 * Math.sqrt(n / most)} />
    </g>
  )
}

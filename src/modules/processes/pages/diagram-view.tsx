import { m } from '#words'
import type { Arrow, Box, Diagram } from '../diagram.ts'
import { BOX, HEAD, LANE } from '../diagram-size.ts'
import type { DraftView, FindingOfRow } from '../draft-view.ts'

interface DiagramViewProps {
  name: string
  diagram: Diagram
  list: DraftView['list']
  findings: readonly FindingOfRow[]
}

/** The picture, and the same as a list for whoever does not see it. Drawn on the server; needs no script. */
export function DiagramView({ name, diagram, list, findings }: DiagramViewProps) {
  const bad = new Set(findings.filter(({ blocks }) => blocks).map(({ row }) => row))
  return (
    <section className="process-diagram" aria-label={m.processes_diagram_title()}>
      <h2>{m.processes_diagram_title()}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide picture is scrolled with the keyboard too */}
      <div className="process-diagram-scroll" tabIndex={0}>
        <Picture diagram={diagram} label={m.processes_diagram_label({ name, count: list.length })} bad={bad} />
      </div>
      <details>
        <summary>{m.processes_diagram_list()}</summary>
        <ul className="process-diagram-list">
          {list.map((step) => (
            <li key={step.number}>
              <b className="num">{step.number}</b> {step.name}
              {step.who && ` – ${step.who}`}
              {step.time && ` – ${step.time}`}
              {step.flow && ` – ${m.processes_diagram_next({ flow: step.flow })}`}
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

function Picture({ diagram, label, bad }: { diagram: Diagram; label: string; bad: ReadonlySet<number | null> }) {
  const { width, height, lanes, boxes, arrows } = diagram
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      className="process-svg"
    >
      <defs>
        <marker
          id="process-arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M0 0 8 4 0 8z" className="process-arrow-head" />
        </marker>
      </defs>
      {lanes.map((lane, at) => (
        <g key={lane.full}>
          <rect
            x={lane.x}
            y={0}
            width={LANE}
            height={height}
            className={at % 2 === 0 ? 'process-lane' : 'process-lane process-lane-odd'}
          />
          {lane.name.map((line, index) => (
            <text
              key={line}
              x={lane.x + LANE / 2}
              y={HEAD / 2 - 4 + index * 15}
              textAnchor="middle"
              className="process-lane-name"
            >
              {line}
              <title>{lane.full}</title>
            </text>
          ))}
        </g>
      ))}
      {arrows.map((arrow) => (
        <ArrowLine key={`${arrow.kind} ${arrow.points.join(' ')}`} arrow={arrow} />
      ))}
      {boxes.map((box, at) => (
        <StepBox key={box.key} box={box} bad={bad.has(at)} />
      ))}
    </svg>
  )
}

function ArrowLine({ arrow: { points, kind, label } }: { arrow: Arrow }) {
  // Where it arrives: several ways begin at the same place.
  const [x, y] = points.at(kind === 'way' ? -2 : 1) ?? [0, 0]
  return (
    <g>
      <polyline
        points={points.map((point) => point.join(',')).join(' ')}
        className={`process-way process-way-${kind}`}
        markerEnd="url(#process-arrow)"
      />
      {label && (
        <text x={x + 5} y={y - 3} className="process-way-label">
          {label.length > 24 ? `${label.slice(0, 23)}…` : label}
          <title>{label}</title>
        </text>
      )}
    </g>
  )
}

function StepBox({ box, bad }: { box: Box; bad: boolean }) {
  const look = ['process-box', box.external && 'process-box-external', bad && 'process-box-bad']
    .filter(Boolean)
    .join(' ')
  const middle = box.x + BOX.width / 2
  return (
    <g>
      <rect x={box.x} y={box.y} width={BOX.width} height={BOX.height} rx={6} className={look} />
      {box.lines.map((line, at) => (
        <text key={line} x={middle} y={box.y + 17 + at * 14} textAnchor="middle" className="process-box-name">
          {line}
        </text>
      ))}
      <text x={middle} y={box.y + BOX.height - 8} textAnchor="middle" className="process-box-time">
        {box.time}
      </text>
    </g>
  )
}

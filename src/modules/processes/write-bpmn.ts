import { layoutProcess } from 'bpmn-auto-layout'
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import { conditionText } from './condition-notation.ts'
import { type Edge, END, type InternalProcess, type Step } from './process.ts'
import { plainDayOf } from './process-table.ts'
import { timeText } from './time-text.ts'

/**
 * The process as BPMN 2.0 with its picture, as bpmn.io opens it. A step is a task (of another agency: a receive task), a
 * branching a gateway, agencies asked at once a parallel multi-instance. What BPMN has no word for stands in the description.
 */
export async function writeBpmn(process: InternalProcess): Promise<string> {
  const moddle = new BpmnModdle()
  const draw = new Drawing(moddle, process)
  const definitions = moddle.create('bpmn:Definitions', {
    id: 'Definitions_1',
    targetNamespace: 'https://motcua.vn/process',
    exporter: 'Một Cửa',
    rootElements: [draw.process],
  })
  const { xml } = await moddle.toXML(definitions, { format: true })
  return layoutProcess(xml)
}

const idOf = (key: string) => `Step_${key}`

class Drawing {
  readonly process: ModdleElement
  private readonly moddle: BpmnModdle
  private readonly source: InternalProcess
  private readonly elements: ModdleElement[] = []
  private readonly nodes = new Map<string, ModdleElement>()
  private flows = 0

  constructor(moddle: BpmnModdle, source: InternalProcess) {
    this.moddle = moddle
    this.source = source
    this.draw()
    this.process = moddle.create('bpmn:Process', {
      id: 'Process_1',
      name: source.name,
      isExecutable: false,
      flowElements: this.elements,
    })
  }

  private draw(): void {
    const start = this.node('bpmn:StartEvent', 'Start', { name: 'Nộp hồ sơ' })
    for (const step of this.source.steps) this.task(step)
    this.nodes.set(END, this.node('bpmn:EndEvent', 'End', { name: 'Kết thúc' }))
    this.joins()
    const first = this.source.steps[0]
    this.flow(start, this.nodes.get(first?.key ?? END))
    for (const [at, step] of this.source.steps.entries()) this.ways(step, this.source.steps[at + 1]?.key ?? END)
  }

  private node(type: string, id: string, attributes: Record<string, unknown>): ModdleElement {
    const node = this.moddle.create(type, { id, ...attributes })
    this.elements.push(node)
    return node
  }

  private task(step: Step): void {
    const type = step.assignee.external ? 'bpmn:ReceiveTask' : 'bpmn:UserTask'
    const several = step.consultation
      ? { loopCharacteristics: this.moddle.create('bpmn:MultiInstanceLoopCharacteristics', { isSequential: false }) }
      : {}
    const documentation = [this.moddle.create('bpmn:Documentation', { text: descriptionOf(step, this.source) })]
    this.nodes.set(
      step.key,
      this.node(type, idOf(step.key), { name: `${step.number}. ${step.name}`, documentation, ...several }),
    )
  }

  /** Where steps side by side come together, a gateway stands before the step. */
  private joins(): void {
    for (const { key, flow } of this.source.steps) {
      if (flow.kind !== 'parallel') continue
      const type = flow.join === 'any' ? 'bpmn:ComplexGateway' : 'bpmn:ParallelGateway'
      const join = this.node(type, `Join_${key}`, {})
      this.flow(join, this.nodes.get(flow.at))
      this.nodes.set(`join ${key}`, join)
    }
  }

  /** The gateway of the nearest steps side by side to which this step belongs, when it leads to their meeting. */
  private meeting(from: Step, to: string): ModdleElement | undefined {
    const fork = this.source.steps.findLast(
      ({ flow }) =>
        flow.kind === 'parallel' && flow.at === to && (flow.to.includes(from.key) || this.leads(flow.to, from.key, to)),
    )
    return fork ? this.nodes.get(`join ${fork.key}`) : undefined
  }

  private leads(starts: readonly string[], key: string, until: string): boolean {
    const seen = new Set<string>()
    const waiting = [...starts]
    while (waiting.length > 0) {
      const here = waiting.pop() as string
      if (here === key) return true
      if (here === until || here === END || seen.has(here)) continue
      seen.add(here)
      const at = this.source.steps.findIndex((step) => step.key === here)
      const step = this.source.steps[at]
      if (step) waiting.push(...edgesOf(step, this.source.steps[at + 1]?.key ?? END).map(({ to }) => to))
    }
    return false
  }

  private ways(step: Step, next: string): void {
    const from = this.nodes.get(step.key)
    const { flow } = step
    if (flow.kind === 'parallel') {
      const fork = this.node('bpmn:ParallelGateway', `Fork_${step.key}`, {})
      this.flow(from, fork)
      for (const to of flow.to) this.flow(fork, this.nodes.get(to))
      return
    }
    const edges = edgesOf(step, next)
    if (flow.kind !== 'choice') {
      for (const edge of edges)
        this.flow(from, this.target(step, edge.to), edge.at_most === null ? {} : { name: times(edge) })
      return
    }
    const gateway = this.node('bpmn:ExclusiveGateway', `Choice_${step.key}`, {})
    this.flow(from, gateway)
    for (const branch of flow.branches) {
      const condition = conditionText(branch.when)
      const conditionExpression = this.moddle.create('bpmn:FormalExpression', { body: condition })
      const name = [condition, times(branch)].filter(Boolean).join(', ')
      this.flow(gateway, this.target(step, branch.to), { name, conditionExpression })
    }
    if (!flow.otherwise) return
    const rest = this.flow(gateway, this.target(step, flow.otherwise.to), {
      name: ['còn lại', times(flow.otherwise)].filter(Boolean).join(', '),
    })
    if (rest) gateway.set('default', rest)
  }

  private target(step: Step, to: string): ModdleElement | undefined {
    return this.meeting(step, to) ?? this.nodes.get(to)
  }

  private flow(
    from: ModdleElement | undefined,
    to: ModdleElement | undefined,
    attributes: Record<string, unknown> = {},
  ): ModdleElement | undefined {
    if (!from || !to) return undefined
    const flow = this.node('bpmn:SequenceFlow', `Flow_${++this.flows}`, {
      sourceRef: from,
      targetRef: to,
      ...attributes,
    })
    from.get('outgoing').push(flow)
    to.get('incoming').push(flow)
    return flow
  }
}

const times = ({ at_most }: Edge) => (at_most === null ? '' : `tối đa ${at_most} lần`)

function edgesOf({ flow }: Step, next: string): Edge[] {
  switch (flow.kind) {
    case 'next':
      return [{ to: next, at_most: null }]
    case 'go':
      return [flow]
    case 'choice':
      return [...flow.branches, ...(flow.otherwise ? [flow.otherwise] : [])]
    case 'parallel':
      return flow.to.map((to) => ({ to, at_most: null }))
  }
}

/** The other columns of the table. */
function descriptionOf(step: Step, process: InternalProcess): string {
  const time = timeText(step.budget, step.counted, plainDayOf(process))
  const lines: [string, string | null][] = [
    ['Người thực hiện', step.assignee.hint],
    ['Thời gian', time || null],
    ['Kết quả', step.output],
    ['Nội dung', step.content],
    ['Cơ quan được hỏi', step.consultation?.agencies.map(({ name }) => name).join('; ') ?? null],
    ['Kiểm tra', step.checklist.join('; ') || null],
  ]
  return lines.flatMap(([label, text]) => (text ? [`${label}: ${text}`] : [])).join('\n')
}

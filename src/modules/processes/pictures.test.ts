import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import { describe, expect, test } from 'vitest'
import { defaultProcess } from '#modules/catalogue/exports.ts'
import { diagramOf, wrap } from './diagram.ts'
import { differenceOf } from './difference.ts'
import { fromCatalogue } from './linear.ts'
import type { InternalProcess } from './process.ts'
import { changed, days, go, richProcess, soundProcess } from './sample-processes.ts'
import { writeBpmn } from './write-bpmn.ts'

async function readBpmn(process: InternalProcess) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(await writeBpmn(process))
  expect(warnings).toEqual([])
  const root = rootElement.get('rootElements').find(({ $type }) => $type === 'bpmn:Process') as ModdleElement
  const elements = root.get('flowElements')
  const plane = (rootElement.get('diagrams')[0] as ModdleElement).plane as ModdleElement
  const drawn = new Set(plane.get('planeElement').map(({ bpmnElement }) => (bpmnElement as ModdleElement).id))
  return { elements, drawn }
}

describe('BPMN', () => {
  test('reads back without a warning, with every step, and everything is drawn', async () => {
    for (const process of [soundProcess(), richProcess(), fromCatalogue(defaultProcess(days(3)))]) {
      const { elements, drawn } = await readBpmn(process)
      const tasks = elements.filter(({ $type }) => /Task$/.test($type))
      expect(tasks.map(({ name }) => name)).toEqual(process.steps.map(({ number, name }) => `${number}. ${name}`))
      expect(elements.filter(({ id }) => !drawn.has(id)).map(({ id }) => id)).toEqual([])
    }
  })

  test('branches, their conditions, meetings and other agencies have their signs', async () => {
    const { elements } = await readBpmn(richProcess())
    const count = (type: string) => elements.filter(({ $type }) => $type === type).length
    expect([count('bpmn:ExclusiveGateway'), count('bpmn:ParallelGateway'), count('bpmn:ReceiveTask')]).toEqual([
      2, 2, 1,
    ])
    const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow')
    expect(flows.flatMap(({ name }) => (name ? [name] : []))).toEqual([
      '[thuc_dia] = có',
      'còn lại',
      '[thuc_dia] = không và phí, lệ phí > 0, tối đa 1 lần',
      'còn lại',
    ])
    const join = elements.find(({ id }) => id === 'Join_b4') as ModdleElement
    expect([join.get('incoming').length, join.get('outgoing').length]).toEqual([2, 1])
    const asked = elements.find(({ name }) => name?.startsWith('5b')) as ModdleElement
    expect(asked.loopCharacteristics).toMatchObject({
      $type: 'bpmn:MultiInstanceLoopCharacteristics',
      isSequential: false,
    })
  })

  test('texts are texts', async () => {
    const process = changed({ b3: { name: 'A & B <c> "d"', content: ']]> &lt;' } })
    const { elements } = await readBpmn(process)
    expect(elements.find(({ name }) => name?.startsWith('3.'))?.name).toBe('3. A & B <c> "d"')
  })
})

describe('the picture', () => {
  test('a lane for everybody, the steps downwards', () => {
    const { lanes, boxes, arrows, width, height } = diagramOf(soundProcess())
    expect(lanes.map(({ full }) => full)).toEqual([
      'Bộ phận Một cửa',
      'Trưởng phòng Quản lý đầu tư',
      'Chuyên viên phòng Quản lý đầu tư',
      'Lãnh đạo Ban',
      'Văn thư',
    ])
    expect(boxes.map(({ y }) => y)).toEqual([...boxes].map(({ y }) => y).sort((a, b) => a - b))
    expect(arrows).toHaveLength(6)
    for (const { x, y } of boxes) expect(x >= 0 && x < width && y > 0 && y < height).toBe(true)
  })

  test('boxes never lie on each other; every way is drawn, loops and returns as such', () => {
    const process = richProcess()
    const { boxes, arrows } = diagramOf(process)
    expect(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size).toBe(process.steps.length)
    expect(arrows.filter(({ kind }) => kind === 'loop')).toHaveLength(1)
    expect(arrows.filter(({ kind }) => kind === 'return')).toHaveLength(1)
    expect(arrows.find(({ kind }) => kind === 'loop')?.label).toBe('Nếu [thuc_dia] = không và phí, lệ phí > 0, ≤ 1 lần')
  })

  test('also of what is wrong: circles, missing steps, nothing', () => {
    expect(diagramOf(soundProcess({ steps: [] })).boxes).toEqual([])
    expect(diagramOf(changed({ b3: { flow: go('b2') }, b4: { flow: go('b99') } })).boxes).toHaveLength(7)
  })

  test('names are broken between words and end with dots', () => {
    expect(wrap('Tiếp nhận, kiểm tra, số hóa hồ sơ', 14, 2)).toEqual(['Tiếp nhận,', 'kiểm tra, số…'])
  })
})

describe('the difference', () => {
  const short = (before: InternalProcess, after: InternalProcess) =>
    differenceOf(before, after).steps.map(({ change, moved, before: old, after: now, fields }) =>
      [change, moved ? 'moved' : '', old?.number ?? '-', now?.number ?? '-', ...fields.map(({ field }) => field)]
        .filter(Boolean)
        .join(' '),
    )
  const sound = soundProcess()

  test('of equals is empty', () => {
    expect(differenceOf(sound, soundProcess()).isEmpty).toBe(true)
    expect(differenceOf(richProcess(), richProcess()).isEmpty).toBe(true)
  })

  test('times, people, names', () => {
    const after = changed({
      b3: { budget: days(5) },
      b4: { name: 'Duyệt dự thảo', assignee: { role: 'head', hint: 'Phó Trưởng phòng', external: false } },
    })
    expect(short(sound, after)).toEqual([
      'same 1 1',
      'same 2 2',
      'changed 3 3 time',
      'changed 4 4 name who',
      'same 5 5',
      'same 6 6',
      'same 7 7',
    ])
    const difference = differenceOf(sound, after)
    expect(difference.steps[2]?.fields).toEqual([
      { field: 'time', before: '6 ngày làm việc', after: '5 ngày làm việc' },
    ])
    expect(difference.total).toEqual({ before: '10 ngày làm việc', after: '9 ngày làm việc' })
  })

  test('steps added, removed, moved', () => {
    const [one, two, three, four, ...rest] = sound.steps as [never, never, never, never]
    expect(short(sound, { ...sound, steps: [one, three, four, ...rest] })).toEqual([
      'same 1 1',
      'removed 2 -',
      'same 3 3',
      'same 4 4',
      'same 5 5',
      'same 6 6',
      'same 7 7',
    ])
    expect(short({ ...sound, steps: [one, three, four, ...rest] }, sound)[1]).toBe('added - 2')
    const moved = short(sound, { ...sound, steps: [one, three, four, two, ...rest] })
    expect(moved.filter((line) => line.includes('moved'))).toEqual(['same moved 2 2'])
  })

  test('new numbers alone are no change of the ways; the lines above the table are compared too', () => {
    const jump = (to: string) => changed({ b3: { flow: go(to) } })
    const renumbered = {
      ...jump('b5'),
      steps: jump('b5').steps.map((step) => ({ ...step, number: `${step.number}.1` })),
    }
    expect(differenceOf(jump('b5'), renumbered).steps.every(({ change }) => change === 'same')).toBe(true)
    expect(short(jump('b5'), jump('b6'))[2]).toBe('changed 3 3 flow')
    expect(differenceOf(sound, { ...sound, name: 'Khác', limit: null }).head.map(({ field }) => field)).toEqual([
      'Tên quy trình',
      'Thời hạn giải quyết',
    ])
  })
})

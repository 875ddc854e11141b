import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Annex } from './annex.ts'

/** The annex as a Word document that a board may edit and read in again: A4 landscape, layout of Decree 30/2020/NĐ-CP. */
export async function writeDocx(annex: Annex): Promise<Uint8Array> {
  const document = new Document({
    title: annex.name,
    creator: annex.issuer,
    styles: { default: { document: { run: { font: FONT, size: 26 } } } },
    sections: [
      {
        properties: {
          page: { size: { width: SHORT, height: LONG, orientation: PageOrientation.LANDSCAPE }, margin: MARGIN },
        },
        children: [
          letterhead(annex),
          line('', {}),
          line(annex.title.toLocaleUpperCase('vi'), { bold: true, size: 28, centred: true }),
          line(annex.name, { bold: true, centred: true }),
          line(annex.subtitle, { italics: true, centred: true }),
          line('', {}),
          ...annex.lines.map(preface),
          line('', {}),
          stepTable(annex),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const FONT = 'Times New Roman'
/** A4 in twentieths of a point; the library turns the page for landscape. */
const [SHORT, LONG] = [11_906, 16_838]
const MARGIN = { top: 1134, bottom: 1134, left: 1134, right: 850 }
const WIDTH = LONG - MARGIN.left - MARGIN.right
const NOTHING = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = {
  top: NOTHING,
  bottom: NOTHING,
  left: NOTHING,
  right: NOTHING,
  insideHorizontal: NOTHING,
  insideVertical: NOTHING,
}

interface Look {
  bold?: boolean
  italics?: boolean
  underline?: boolean
  size?: number
  centred?: boolean
}

function line(text: string, { centred = false, underline = false, ...run }: Look): Paragraph {
  const runs = [new TextRun({ text, ...run, ...(underline ? { underline: {} } : {}) })]
  return new Paragraph({ alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT, children: runs })
}

/** A label and its text as one line, so that it is read in again. */
function preface({ label, text }: Annex['lines'][number]): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun({ text })] })
}

function letterhead({ superior, issuer, place_and_date }: Annex): Table {
  const cell = (share: number, lines: Paragraph[]) =>
    new TableCell({ width: { size: Math.round((WIDTH * share) / 100), type: WidthType.DXA }, children: lines })
  const left = [
    ...(superior ? [line(superior.toLocaleUpperCase('vi'), { centred: true })] : []),
    line(issuer.toLocaleUpperCase('vi'), { bold: true, centred: true }),
  ]
  const right = [
    line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, centred: true }),
    line('Độc lập - Tự do - Hạnh phúc', { bold: true, underline: true, centred: true }),
    line(place_and_date, { italics: true, centred: true }),
  ]
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    borders: NO_BORDERS,
    rows: [new TableRow({ children: [cell(42, left), cell(58, right)] })],
  })
}

function stepTable({ table }: Annex): Table {
  const shares = table.columns.reduce((sum, { share }) => sum + share, 0)
  const widths = table.columns.map(({ share }) => Math.round((WIDTH * share) / shares))
  const cell = (text: string, at: number, look: Look = {}) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: look.bold ? VerticalAlign.CENTER : VerticalAlign.TOP,
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: text.split('\n').map((each) => line(each, { size: 24, ...look })),
    })
  const head = table.columns.map(({ header }, at) => cell(header, at, { bold: true, centred: true }))
  const rows = table.rows.map(
    ({ cells }) => new TableRow({ cantSplit: true, children: cells.map((text, at) => cell(text, at)) }),
  )
  const total = table.columns.map(({ column }, at) =>
    cell(at === 0 ? 'Tổng cộng' : column === 'time' ? (table.total ?? '') : '', at, { bold: true }),
  )
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, children: head }),
      ...rows,
      ...(table.total ? [new TableRow({ children: total })] : []),
    ],
  })
}

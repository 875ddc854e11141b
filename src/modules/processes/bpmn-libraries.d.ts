/** The little of two libraries without types that is used here. */

declare module 'bpmn-moddle' {
  export interface ModdleElement {
    $type: string
    id: string
    name?: string
    get(name: string): ModdleElement[]
    set(name: string, value: unknown): void
    [property: string]: unknown
  }
  export class BpmnModdle {
    create(type: string, attributes?: Record<string, unknown>): ModdleElement
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>
    fromXML(xml: string): Promise<{ rootElement: ModdleElement; warnings: unknown[] }>
  }
}

declare module 'bpmn-auto-layout' {
  /** Adds the picture to a BPMN document. */
  export function layoutProcess(xml: string): Promise<string>
}

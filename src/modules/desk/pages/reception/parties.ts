/** What the cards of owner and submitter say; read from the fields as they stand. */
export interface Parties {
  ownerKind: string
  ownerName: string
  ownerNumber: string
  ownerAddress: string
  submitterName: string
  submitterNumber: string
  authorisation: string
}

export function partiesOf(read: (name: string) => string): Parties {
  return {
    ownerKind: read('owner_kind') || 'enterprise',
    ownerName: read('owner_name').trim(),
    ownerNumber: read('owner_identifier').trim(),
    ownerAddress: read('owner_address').trim(),
    submitterName: read('submitter_name').trim(),
    submitterNumber: read('submitter_identifier').trim(),
    authorisation: read('authorisation').trim(),
  }
}

export function textOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}

export function fill(form: HTMLFormElement, name: string, value: string): void {
  const input = form.elements.namedItem(name)
  if (input instanceof HTMLInputElement || input instanceof HTMLSelectElement) input.value = value
}

/** Only text: scans that wait in a file field have nothing to do with who somebody is. */
export function typedFields(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && !name.startsWith('components.')) fields.append(name, value)
  return fields
}

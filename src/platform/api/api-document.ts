/** The part of an OpenAPI 3.1 document that the reading page shows. */
export interface ApiOperation {
  method: string
  path: string
  id: string
  tag: string
  summary: string
  description: string
  permission: string | undefined
  parameters: readonly ApiField[]
  body: readonly ApiField[]
  answers: readonly { status: string; description: string; fields: readonly ApiField[] }[]
}

export interface ApiField {
  name: string
  place: string
  type: string
  required: boolean
  description: string
}

type Json = Record<string, unknown>

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export function readApiDocument(document: object): readonly ApiOperation[] {
  const root = document as Json
  const operations: ApiOperation[] = []
  for (const [path, item] of Object.entries(isJson(root.paths) ? root.paths : {})) {
    for (const [method, operation] of Object.entries(isJson(item) ? item : {})) {
      if (isJson(operation)) operations.push(readOperation(root, path, method, operation))
    }
  }
  return operations
}

function readOperation(root: Json, path: string, method: string, operation: Json): ApiOperation {
  const responses = isJson(operation.responses) ? operation.responses : {}
  return {
    method: method.toUpperCase(),
    path,
    id: `${method}${path.replaceAll(/[^a-z0-9]+/gi, '-')}`,
    tag: text(list(operation.tags)[0]) || 'other',
    summary: text(operation.summary),
    description: text(operation.description),
    permission: text(operation['x-permission']) || undefined,
    parameters: list(operation.parameters)
      .filter(isJson)
      .map((each) => ({
        name: text(each.name),
        place: text(each.in),
        type: typeName(root, each.schema),
        required: each.required === true,
        description: text(each.description) || (isJson(each.schema) ? text(each.schema.description) : ''),
      })),
    body: fieldsOf(root, schemaOf(operation.requestBody)),
    answers: Object.entries(responses).map(([status, response]) => ({
      status,
      description: isJson(response) ? text(response.description) : '',
      fields: fieldsOf(root, schemaOf(response)),
    })),
  }
}

function schemaOf(holder: unknown): unknown {
  if (!isJson(holder) || !isJson(holder.content)) return undefined
  const content = Object.values(holder.content)[0]
  return isJson(content) ? content.schema : undefined
}

function resolve(root: Json, schema: unknown): Json | undefined {
  if (!isJson(schema)) return undefined
  if (typeof schema.$ref !== 'string') return schema
  let found: unknown = root
  for (const step of schema.$ref.replace(/^#\//, '').split('/')) found = isJson(found) ? found[step] : undefined
  return isJson(found) ? found : undefined
}

const DEEPEST = 3

/** Flattened: `components[].originals`. */
function fieldsOf(root: Json, schema: unknown, prefix = '', depth = 0): ApiField[] {
  const resolved = resolve(root, schema)
  if (!resolved || depth > DEEPEST) return []
  if (resolved.type === 'array') return fieldsOf(root, resolved.items, `${prefix}[]`, depth)
  const required = new Set(list(resolved.required))
  return Object.entries(isJson(resolved.properties) ? resolved.properties : {}).flatMap(([name, property]) => {
    const path = prefix ? `${prefix}.${name}` : name
    const inner = resolve(root, property)
    const field: ApiField = {
      name: path,
      place: 'body',
      type: typeName(root, property),
      required: required.has(name),
      description: text(inner?.description),
    }
    return [field, ...fieldsOf(root, property, path, depth + 1)]
  })
}

function typeName(root: Json, schema: unknown): string {
  const resolved = resolve(root, schema)
  if (!resolved) return ''
  const choices = list(resolved.enum)
  if (choices.length > 0) return choices.map((each) => JSON.stringify(each)).join(' | ')
  if (resolved.const !== undefined) return JSON.stringify(resolved.const)
  const any = [...list(resolved.anyOf), ...list(resolved.oneOf)]
  if (any.length > 0) return any.map((each) => typeName(root, each)).join(' | ')
  if (resolved.type === 'array') return `${typeName(root, resolved.items)}[]`
  const format = text(resolved.format)
  const type = list(resolved.type).length > 0 ? list(resolved.type).join(' | ') : text(resolved.type)
  return format ? `${type} (${format})` : type || 'object'
}

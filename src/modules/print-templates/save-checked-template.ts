import { type PerformRequest, perform } from '#platform/access/action.ts'
import { can } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import { checkTemplate } from '#platform/prints/templates.ts'
import { saveTemplate, templateInput } from './actions/save-template.ts'
import { MANAGE_PRINTS } from './permission.ts'
import { requireTemplate, templatesDir } from './template-list.ts'
import { sourceProblem } from './template-preview.ts'

/**
 * The way to `saveTemplate`: lays the source out with its samples first, outside of the transaction, so that no counter is ever
 * left without a receipt.
 * @throws FormProblem at `source`
 */
export async function saveCheckedTemplate(
  app: Application,
  input: Record<string, unknown>,
  request: PerformRequest,
): Promise<{ version: number }> {
  const parsed = templateInput.safeParse(input)
  // What is wrong with the fields, and who may not, is said by the action itself.
  if (parsed.success && can(request.actor, MANAGE_PRINTS)) {
    await requireTemplate(parsed.data.template)
    const checked = await checkTemplate(app.prints, templatesDir, parsed.data.template, parsed.data.source)
    if (!checked.ok) throw sourceProblem(checked.error)
  }
  return perform(app, saveTemplate, input, request)
}

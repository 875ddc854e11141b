import type { Module } from '#platform/module.ts'
import { m } from '#words'
import { MANAGE_PRINTS } from './permission.ts'
import { mountPrintTemplateApi } from './rest.ts'

export const printTemplates: Module = {
  name: 'print-templates',
  permissions: [{ code: MANAGE_PRINTS, roles: ['administrator'] }],
  api: mountPrintTemplateApi,
  navigation: [{ path: '/prints', label: () => m.print_templates_title(), icon: 'printer', permission: MANAGE_PRINTS }],
}

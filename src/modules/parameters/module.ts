import type { Module } from '#platform/module.ts'
import { m } from '#words'
import { mountParameterApi } from './rest.ts'

export const parameters: Module = {
  name: 'parameters',
  permissions: [
    { code: 'parameters.view', roles: ['administrator', 'supervisor', 'leader'] },
    { code: 'parameters.change', roles: ['administrator'] },
  ],
  navigation: [
    { path: '/parameters', label: () => m.parameters_title(), icon: 'scale', permission: 'parameters.view' },
  ],
  api: mountParameterApi,
}

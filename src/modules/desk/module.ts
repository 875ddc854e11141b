import type { Module } from '#platform/module.ts'
import { m } from '#words'

export const desk: Module = {
  name: 'desk',
  permissions: [],
  navigation: [{ path: '/desk', label: () => m.desk_navigation(), icon: 'door-enter', permission: 'dossiers.receive' }],
}

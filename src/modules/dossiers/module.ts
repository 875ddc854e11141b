import type { Module } from '#platform/module.ts'
import { m } from '#words'
import { mountDossierApi } from './rest.ts'

const everyone = ['counter_officer', 'head', 'specialist', 'leader', 'clerk', 'supervisor'] as const

export const dossiers: Module = {
  name: 'dossiers',
  permissions: [
    { code: 'dossiers.view', roles: everyone },
    // Open to everybody; integrations need it by name.
    { code: 'dossiers.submit', roles: [] },
    { code: 'dossiers.receive', roles: ['counter_officer'] },
    { code: 'dossiers.return', roles: ['counter_officer'] },
    { code: 'dossiers.acknowledge', roles: ['counter_officer', 'head', 'specialist', 'clerk'] },
    { code: 'dossiers.assign', roles: ['head'] },
    { code: 'dossiers.take_over', roles: ['leader', 'clerk'] },
    { code: 'dossiers.process', roles: ['head', 'specialist'] },
    { code: 'dossiers.request_supplement', roles: ['counter_officer', 'head', 'specialist'] },
    { code: 'dossiers.send_back', roles: ['head', 'specialist', 'clerk'] },
    { code: 'dossiers.sign', roles: ['leader'] },
    { code: 'dossiers.issue', roles: ['clerk'] },
    { code: 'dossiers.pause', roles: ['counter_officer', 'head', 'specialist'] },
    { code: 'dossiers.stop', roles: ['counter_officer', 'head'] },
    { code: 'dossiers.apologise', roles: ['head', 'specialist', 'leader'] },
    { code: 'dossiers.correct', roles: ['counter_officer', 'head'] },
  ],
  navigation: [
    { path: '/dossiers', label: () => m.dossiers_list_title(), icon: 'file-search', permission: 'dossiers.view' },
  ],
  api: mountDossierApi,
}

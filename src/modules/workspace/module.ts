import type { Module } from '#platform/module.ts'
import { m } from '#words'

/** Nghiệp vụ: work lists over the dossiers. The acts and their permissions are those of the dossiers. */
export const workspace: Module = {
  name: 'workspace',
  permissions: [],
  navigation: [
    { path: '/workspace', label: () => m.workspace_title(), icon: 'home', permission: 'dossiers.view' },
    {
      path: '/workspace/signing',
      label: () => m.workspace_signing_title(),
      icon: 'signature',
      permission: 'dossiers.sign',
    },
    {
      path: '/workspace/issuing',
      label: () => m.workspace_issuing_title(),
      icon: 'stamp',
      permission: 'dossiers.issue',
    },
  ],
}

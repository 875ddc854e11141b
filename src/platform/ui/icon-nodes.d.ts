// Each icon's drawing is also exported as data; the package's types only know the components of its 5,000-icon index.
declare module '@tabler/icons-react/dist/esm/icons/*' {
  export const __iconNode: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[]
}

import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'
import { compressClientFiles } from './scripts/compress-client-files.ts'

// One module graph for server and pages: the server entry is the root of the ssr build,
// so that an action called by a page and by the REST API is one and the same function.
export default defineConfig({
  plugins: [reactRouter(), compressClientFiles()],
  ...(process.env.VITE_CACHE_DIR ? { cacheDir: process.env.VITE_CACHE_DIR } : {}),
  // Development: what pages need is prepared at the start, so that the first page is not reloaded half-way; the icons are
  // small modules already.
  optimizeDeps: {
    include: [
      'react',
      'react-dom/client',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'react-router',
      'react-router/dom',
    ],
    exclude: ['@tabler/icons-react'],
  },
  // A font inlined into the stylesheet is loaded by everybody who does not need it. Said for both builds: only then do
  // server and client name the same stylesheet, and the one that was compressed is the one that is linked.
  build: { assetsInlineLimit: 0, cssMinify: 'lightningcss' },
  environments: {
    ssr: { build: { rolldownOptions: { input: './src/main.ts' } } },
    client: { build: { rolldownOptions: { treeshake: { moduleSideEffects } } } },
  },
})

/**
 * A page that uses one constant of a server file must not drag the database driver into the browser: our .ts files do
 * nothing by being imported, except the one that decides which language is spoken.
 */
function moduleSideEffects(id: string): boolean {
  return !/\/src\/(platform|modules)\/.*\.ts$/.test(id) || id.endsWith('/i18n/locale.ts')
}

import { type ReactNode, use } from 'react'
import {
  Links,
  type LoaderFunctionArgs,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from 'react-router'
import { renderScope } from '#platform/http/render-context.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { ErrorPage } from '#platform/ui/error-page.tsx'
import regularFont from '#platform/ui/fonts/be-vietnam-pro-400.woff2?url'
import boldFont from '#platform/ui/fonts/be-vietnam-pro-600.woff2?url'
import { NonceContext } from '#platform/ui/nonce-context.ts'
import officerCss from '#platform/ui/officer.css?url'
import { handleOf } from '#platform/ui/page-handle.ts'
import publicCss from '#platform/ui/public.css?url'

export function loader({ context }: LoaderFunctionArgs) {
  const { theme, requestId } = context.get(renderScope)
  return { theme, requestId }
}

/** Before the first paint: "as the device" becomes light or dark for Tabler's rules, which know only these two. */
const RESOLVE_THEME = `var h=document.documentElement;if(h.dataset.bsTheme==='auto')h.dataset.bsTheme=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'`

export function Layout({ children }: { children: ReactNode }) {
  const page = handleOf(useMatches())
  const known = useRouteLoaderData<typeof loader>('root')
  const officer = page.frame === 'officer'
  return (
    <html lang={currentLocale()} data-bs-theme={known?.theme ?? 'auto'} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="preload" href={regularFont} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="preload" href={boldFont} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="stylesheet" href={officer ? officerCss : publicCss} />
        {officer && <InlineScript code={RESOLVE_THEME} />}
        {officer && <script src="/keyboard.js" defer />}
        {officer && <script src="/idle-lock.js" defer />}
        <Meta />
        {/* Stylesheets need no nonce; without one, server and browser agree on the element. */}
        <Links nonce="" />
      </head>
      <body className={officer ? undefined : 'pub'}>
        {children}
        {!page.static && <ScrollRestoration />}
        {!page.static && <Scripts />}
      </body>
    </html>
  )
}

function InlineScript({ code }: { code: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
  return <script nonce={use(NonceContext)} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: code }} />
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary({ error }: { error: unknown }) {
  return <ErrorPage error={error} requestId={useRouteLoaderData<typeof loader>('root')?.requestId} />
}

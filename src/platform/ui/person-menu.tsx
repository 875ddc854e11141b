import { useLocation, useRouteLoaderData } from 'react-router'
import { m } from '#words'
import type { Theme } from '../http/render-context.ts'
import { Avatar } from './avatar.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { LanguageSwitch, withParameter } from './public-frame.tsx'

/** Who is signed in; account, brightness, language, sign out. */
export function PersonMenu({ person }: { person: { name: string; post?: string | undefined } }) {
  return (
    <details className="me-menu" data-menu>
      <summary className="me">
        <Avatar name={person.name} />
        <span className="me-words">
          <b>{person.name}</b>
          {person.post && <span>{person.post}</span>}
        </span>
        <Icon name="chevron-down" size="s" />
      </summary>
      <div className="menu">
        <PersonChoices />
      </div>
    </details>
  )
}

export function PersonChoices() {
  const location = useLocation()
  const chosen = useRouteLoaderData<{ theme: Theme }>('root')?.theme
  const themes: readonly { theme: Theme; icon: IconName; label: string }[] = [
    { theme: 'light', icon: 'sun', label: m.platform_theme_light() },
    { theme: 'dark', icon: 'moon', label: m.platform_theme_dark() },
    { theme: 'auto', icon: 'sun-moon', label: m.platform_theme_auto() },
  ]
  return (
    <>
      <a href="/account">
        <Icon name="user" />
        {m.platform_account()}
      </a>
      <p className="lab">{m.platform_theme()}</p>
      <div className="seg" data-theme-choice>
        {themes.map(({ theme, icon, label }) => (
          <a
            key={theme}
            href={withParameter(location, 'theme', theme)}
            aria-current={theme === chosen ? 'true' : undefined}
          >
            <Icon name={icon} size="s" />
            {label}
          </a>
        ))}
      </div>
      <p className="lab">{m.platform_language()}</p>
      <LanguageSwitch />
      <form method="post" action="/logout">
        <button type="submit">
          <Icon name="logout" />
          {m.platform_sign_out()}
        </button>
      </form>
    </>
  )
}

import { Tabs } from '#platform/ui/lists.tsx'
import { m } from '#words'

const PLACES = ['/notifications', '/notifications/settings', '/notifications/rules', '/notifications/mail'] as const
type Place = (typeof PLACES)[number]

/** The parts of this capability; rules and outbox are the administrator's. */
export function NotificationTabs({
  here,
  unread,
  manages,
}: {
  here: Place
  unread?: number | undefined
  manages: boolean
}) {
  const labels: Record<Place, string> = {
    '/notifications': m.notifications_title(),
    '/notifications/settings': m.notifications_settings_title(),
    '/notifications/rules': m.notifications_rules_title(),
    '/notifications/mail': m.notifications_mail_title(),
  }
  const shown = PLACES.filter((place) => manages || place === '/notifications' || place === '/notifications/settings')
  const tabs = shown.map((place) => ({
    href: place,
    label: labels[place],
    current: place === here,
    count: place === '/notifications' ? unread : undefined,
  }))
  return <Tabs tabs={tabs} label={m.notifications_tabs()} />
}

import { data } from 'react-router'

/** Every address that no page has: the public frame with what to do instead. */
export function loader() {
  throw data(null, { status: 404 })
}

export default function NotFound() {
  return null
}

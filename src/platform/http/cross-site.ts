const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * True for a state-changing request that another site made in a signed-in person's browser. Browsers say where a request
 * comes from (`Sec-Fetch-Site`, `Origin`); a request with a session cookie that says neither is not trusted. Requests with
 * a bearer token carry no ambient right, so there is nothing to steal.
 */
export function isCrossSite(request: Request, ownOrigin: string): boolean {
  if (!CHANGING.has(request.method)) return false
  if (request.headers.get('authorization')?.startsWith('Bearer ')) return false
  const origin = request.headers.get('origin')
  if (origin !== null) return origin !== ownOrigin
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  return request.headers.has('cookie')
}

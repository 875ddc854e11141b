/** As much of a browser as signing in needs: it keeps cookies and sends them. */
export class Browser {
  private readonly cookies = new Map<string, string>()
  private readonly origin: string

  constructor(origin = 'http://localhost:3000') {
    this.origin = origin
  }

  /** Takes in `Set-Cookie` values; an empty or expired one is forgotten. */
  take(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const at = pair.indexOf('=')
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
      const gone = value === '' || attributes.some((each) => /^max-age=0$/i.test(each))
      if (gone) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }

  request(path: string, init: RequestInit = {}): Request {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    headers.set('user-agent', 'test browser')
    return new Request(new URL(path, this.origin), { ...init, headers })
  }
}

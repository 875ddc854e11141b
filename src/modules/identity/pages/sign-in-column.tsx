import type { ReactNode } from 'react'

/** The narrow column of everything before the first page of work. */
export function SignInColumn({ title, line, children }: { title: string; line?: ReactNode; children: ReactNode }) {
  return (
    <div className="wrap">
      <div style={{ maxWidth: '30rem', margin: '0 auto', padding: '48px 0 72px', display: 'grid', gap: '20px' }}>
        <div>
          <h1 style={{ fontSize: '30px', lineHeight: '42px' }}>{title}</h1>
          {line && <p>{line}</p>}
        </div>
        {children}
      </div>
    </div>
  )
}

/*
 * A screen that nobody touches goes to the sign-in page and comes back to the same place afterwards. The session itself is
 * locked by the server; this only takes away what could be read over the desk. All windows share one sign of life.
 */
;(() => {
  const seconds = Number(document.querySelector('[data-idle-seconds]')?.dataset.idleSeconds)
  if (!(seconds > 0)) return
  const KEY = 'motcua.alive'
  let noted = 0

  const lastSign = () => Math.max(noted, Number(localStorage.getItem(KEY)) || 0)

  function note() {
    const now = Date.now()
    if (now - noted < 1000) return
    noted = now
    localStorage.setItem(KEY, String(now))
  }

  function lockWhenIdle() {
    // Two seconds later than the server, so that it agrees.
    if (Date.now() - lastSign() < (seconds + 2) * 1000) return
    location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`)
  }

  note()
  for (const type of ['keydown', 'pointerdown', 'wheel', 'touchstart', 'input'])
    addEventListener(type, note, { passive: true, capture: true })
  // A laptop that was asleep does not wait for the next tick.
  document.addEventListener('visibilitychange', lockWhenIdle)
  setInterval(lockWhenIdle, 5000)
})()

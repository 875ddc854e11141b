// Keyboard of the officer pages. One small file; it works on the page as the server sent it, hydrated or not.
;(() => {
  const typing = (target) => target.closest?.('input, textarea, select, [contenteditable="true"]')
  const rows = () => [...document.querySelectorAll('[data-row]')].filter((row) => row.offsetParent !== null)

  const moveTo = (row) => {
    if (!row) return
    for (const other of document.querySelectorAll('[data-row].cur')) other.classList.remove('cur')
    row.classList.add('cur')
    row.querySelector('a[href]')?.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  }

  const step = (by) => {
    const all = rows()
    const at = all.findIndex((row) => row.classList.contains('cur'))
    moveTo(all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))])
  }

  const showKeys = () => {
    const dialog = document.getElementById('keys')
    if (dialog && !dialog.open) dialog.showModal()
  }

  const submitMain = () => {
    const button = document.querySelector('[data-main-act]')
    if (button?.form) button.form.requestSubmit(button)
    else button?.click()
  }

  const newReception = () => {
    const link = document.querySelector('[data-key="n"], nav a[href="/desk/reception"], nav a[href="/desk"]')
    if (link) location.assign(link.dataset.key ? link.href : '/desk/reception')
  }

  const plain = new Map([
    ['/', () => document.querySelector('.top [data-search]')?.focus()],
    ['?', showKeys],
    ['n', newReception],
    ['ArrowDown', () => step(1)],
    ['ArrowUp', () => step(-1)],
    ['j', () => step(1)],
    ['k', () => step(-1)],
    ['x', () => document.querySelector('[data-row].cur input[type=checkbox]')?.click()],
    ['Enter', () => document.querySelector('[data-row].cur a[href]')?.click()],
  ])

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return submitMain()
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return
    if (document.querySelector('dialog[open]')) return
    const act = plain.get(event.key)
    if (!act || (event.key === 'Enter' && event.target.closest('a, button, summary'))) return
    if (
      event.key.startsWith('Arrow') &&
      (rows().length === 0 || event.target.closest('[role=listbox], [role=tablist], summary'))
    )
      return
    event.preventDefault()
    act()
  })

  document.addEventListener('change', (event) => {
    const name = event.target.dataset?.chooseAll
    if (!name) return
    for (const box of event.target.form?.elements ?? []) {
      if (box.type === 'checkbox' && box.name === name) box.checked = event.target.checked
    }
  })

  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-keys-open]')) {
      event.preventDefault()
      showKeys()
    }
    for (const menu of document.querySelectorAll('details[data-menu][open]')) {
      if (!menu.contains(event.target)) menu.removeAttribute('open')
    }
    const row = event.target.closest?.('[data-row]')
    if (row) {
      for (const other of document.querySelectorAll('[data-row].cur')) other.classList.remove('cur')
      row.classList.add('cur')
    }
  })

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    for (const menu of document.querySelectorAll('details[data-menu][open]')) {
      menu.removeAttribute('open')
      menu.querySelector('summary')?.focus()
    }
  })
})()

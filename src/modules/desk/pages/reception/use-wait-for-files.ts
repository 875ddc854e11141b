import { type RefObject, useEffect } from 'react'

const LOOK_AGAIN_MS = 200

/** A form that is sent while a scan is still on its way waits for it, then goes by itself: no scan is lost. */
export function useWaitForFiles(inside: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const form = inside.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const isSending = () => form.querySelector('[data-sending]') !== null
    const onSubmit = (event: SubmitEvent) => {
      clearTimeout(timer)
      if (!isSending()) return
      event.preventDefault()
      event.stopImmediatePropagation()
      const { submitter } = event
      const again = () => {
        if (isSending()) timer = setTimeout(again, LOOK_AGAIN_MS)
        else form.requestSubmit(submitter)
      }
      timer = setTimeout(again, LOOK_AGAIN_MS)
    }
    form.addEventListener('submit', onSubmit)
    return () => {
      clearTimeout(timer)
      form.removeEventListener('submit', onSubmit)
    }
  }, [inside])
}

import { expect, test } from 'vitest'
import { Turnstile } from './turnstile.ts'

test('so many at a time, in the order of arrival', async () => {
  const turnstile = new Turnstile(2)
  const order: number[] = []
  let inside = 0
  let most = 0
  await Promise.all(
    Array.from({ length: 9 }, async (_, index) => {
      await turnstile.enter()
      order.push(index)
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setTimeout(resolve, 1))
      inside -= 1
      turnstile.leave()
    }),
  )
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(most).toBe(2)
})

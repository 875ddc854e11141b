import { expect, test } from 'vitest'
import { passwordProblems } from './password-rules.ts'
import { levelThree } from './security-policy.ts'

const check = (password: string, hasSecondFactor: boolean, username = 'tiepnhan') =>
  passwordProblems(password, { username, hasSecondFactor, policy: levelThree })

test.each([
  ['sông Hạ chảy', true, []],
  ['ngắn 7k', true, ['too_short']],
  ['sông Hạ chảy', false, ['too_short', 'four_classes']],
  ['Sông Hạ chảy về 3 ngả', false, []],
  ['songhachayve3nga', false, ['four_classes']],
  ['Cổng 3 tiepnhan!', false, ['contains_username']],
  ['Cổng 3 TiepNhan!', false, ['contains_username']],
  ['MatKhau@2026!!', false, ['common']],
  ['Mật khẩu @ 2026', false, ['common']],
  ['P@ssw0rd2026!!', false, ['common']],
  ['12345678', true, ['common']],
  ['87654321', true, ['common']],
  ['qwertyuiop', true, ['common']],
  ['aaaaaaaaaaaa', true, ['common']],
] as const)('“%s” with a second factor %s: %j', (password, second, problems) => {
  expect(check(password, second)).toEqual(problems)
})

test('the lengths are the policy’s', () => {
  const policy = { ...levelThree, passwordLengthWithSecondFactor: 20 }
  expect(passwordProblems('sông Hạ chảy', { username: 'x', hasSecondFactor: true, policy })).toEqual(
    ['too_short', 'contains_username'].slice(0, 1),
  )
})

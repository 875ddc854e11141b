import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { projectPath } from '../project.ts'
import { formMark, formOn, readForms } from './forms.ts'

const forms = readForms(projectPath('data/forms/forms.json'))

describe('numbers and titles of the forms', () => {
  it('numbers the control slip 06 since TT 03/2025 and 05 before', () => {
    expect(formOn(forms, 'control_slip', '2025-09-14').number).toBe('Mẫu số 05')
    expect(formOn(forms, 'control_slip', '2025-09-15').number).toBe('Mẫu số 06')
    expect(formOn(forms, 'apology', '2024-01-02').title).toBe('Phiếu xin lỗi và hẹn lại ngày trả kết quả')
  })

  it('has no notice of stopping before TT 03/2025', () => {
    expect(() => formOn(forms, 'stop_notice', '2025-09-14')).toThrow(RangeError)
    expect(formOn(forms, 'stop_notice', '2026-11-23').number).toBe('Mẫu số 05')
  })

  it('prints a mark on statutory forms only', () => {
    expect(formMark(formOn(forms, 'receipt', '2026-11-23'))).toEqual({
      number: 'Mẫu số 01',
      circular: 'Thông tư số 03/2025/TT-VPCP',
    })
    expect(formMark(formOn(forms, 'return_slip', '2026-11-23'))).toBeNull()
  })

  it('names a template and a sample that ship, and never two forms of one code on one day', () => {
    for (const form of forms) {
      expect(existsSync(projectPath('data/forms', `${form.template}.typ`)), form.template).toBe(true)
      expect(existsSync(projectPath('data/forms/samples', `${form.template}.json`)), form.template).toBe(true)
      const others = forms.filter((other) => other !== form && other.code === form.code)
      const overlapping = others.filter(
        (other) =>
          other.valid_from <= (form.valid_to ?? '9999-12-31') && form.valid_from <= (other.valid_to ?? '9999-12-31'),
      )
      expect(overlapping, form.code).toEqual([])
    }
  })
})

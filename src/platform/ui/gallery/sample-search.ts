import type { LoaderFunctionArgs } from 'react-router'
import type { FoundChoice } from '../../forms/form-state.ts'

const SAMPLES: readonly FoundChoice[] = [
  { value: '1.009664', label: 'Thủ tục cấp Giấy chứng nhận đăng ký đầu tư', detail: '1.009664 · 10 ngày làm việc' },
  {
    value: '1.009647',
    label: 'Thủ tục điều chỉnh Giấy chứng nhận đăng ký đầu tư',
    detail: '1.009647 · 7 ngày làm việc',
  },
  { value: '1.014199', label: 'Cấp giấy phép lao động đối với người lao động nước ngoài làm việc tại Việt Nam' },
]

export function findSample(text: string): readonly FoundChoice[] {
  return SAMPLES.filter((each) => each.label.toLowerCase().includes(text.trim().toLowerCase()))
}

/** The address that the gallery's search field asks. */
export function loader({ request }: LoaderFunctionArgs) {
  return Response.json({ items: findSample(new URL(request.url).searchParams.get('q') ?? '') })
}

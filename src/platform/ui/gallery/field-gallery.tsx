import { Combobox } from '../../forms/combobox.tsx'
import {
  Checkbox,
  CheckboxList,
  DateField,
  DateTimeField,
  NumberField,
  RadioCards,
  Select,
  TextArea,
  TextField,
} from '../../forms/fields.tsx'
import { FileField } from '../../forms/file-field.tsx'
import { DangerConfirm, PageForm, SubmitButton, useFormState } from '../../forms/form.tsx'
import type { FormState } from '../../forms/form-state.ts'

/** Every field, posting to the page's own action. */
export function FieldGallery({ start, ticket }: { start: FormState; ticket: string }) {
  const form = useFormState(start)
  return (
    <PageForm form={form} id="fields" files>
      <Combobox name="procedure" label="Thủ tục" hint="Vài chữ trong tên, chữ tắt hoặc mã" search="/gallery/search" />
      <FileField name="paper" label="Đề xuất dự án" ticket={ticket} />
      <TextField name="ownerName" label="Tên chủ hồ sơ" hint="Như trên giấy đăng ký" />
      <TextField name="taxCode" label="Mã số thuế" digits inputMode="numeric" optional />
      <TextArea name="reason" label="Lý do" />
      <Select
        name="channel"
        label="Hình thức nộp"
        choices={[
          { value: 'counter', label: 'Trực tiếp tại quầy' },
          { value: 'post', label: 'Bưu chính' },
        ]}
      />
      <RadioCards
        name="caseCode"
        label="Dự án thuộc trường hợp nào?"
        choices={[
          { value: '1', label: 'Không thuộc diện chấp thuận chủ trương đầu tư', aside: '10 ngày làm việc' },
          {
            value: '2',
            label: 'Đã có chấp thuận chủ trương và trúng đấu giá, trúng thầu hoặc được chấp thuận nhà đầu tư',
            aside: '5 ngày làm việc',
          },
        ]}
      />
      <Checkbox name="authorised" label="Người nộp có giấy ủy quyền" />
      <CheckboxList
        name="results"
        label="Nhận kết quả"
        choices={[
          { value: 'paper', label: 'Bản giấy' },
          { value: 'digital', label: 'Bản điện tử' },
        ]}
      />
      <NumberField name="capital" label="Vốn đầu tư" unit="đồng" />
      <DateField name="issuedOn" label="Ngày cấp" />
      <DateTimeField name="receivedAt" label="Nhận lúc" />
      <div>
        <SubmitButton main>Lưu</SubmitButton>
      </div>
      <DangerConfirm
        label="Dừng giải quyết…"
        confirm="Dừng giải quyết hồ sơ"
        consequence="Hồ sơ sẽ dừng hẳn và chủ hồ sơ nhận thông báo mẫu 05. Không thể mở lại."
      />
    </PageForm>
  )
}

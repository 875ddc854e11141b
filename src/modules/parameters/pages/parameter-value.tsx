/** Digits of one width, like every number; a pattern or a list may break anywhere rather than push the page aside. */
export function ParameterValue({ value }: { value: string }) {
  return (
    <span className="num b" style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
      {value}
    </span>
  )
}

const DIGITS = /(\d+(?:[.,:/–-]\d+)*%?)/

/** A sentence whose numbers, dates and codes stand in digits of one width and never break inside. */
export function Digits({ children }: { children: string }) {
  return (
    <>
      {children.split(DIGITS).map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence never change places
          <span key={index} className="num">
            {part}
          </span>
        ),
      )}
    </>
  )
}

import { createContext } from 'react'

/** Known on the server only: in the browser the attribute is already in the document and cannot be read. */
export const NonceContext = createContext<string | undefined>(undefined)

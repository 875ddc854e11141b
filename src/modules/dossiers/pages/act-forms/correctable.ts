/** What can be a typing error: the parties and how the result goes back. Emptied fields are emptied. */
export const CORRECTABLE = [
  'owner_name',
  'owner_identifier',
  'owner_address',
  'owner_phone',
  'owner_email',
  'submitter_name',
  'submitter_identifier',
  'submitter_phone',
  'submitter_email',
  'authorisation',
  'summary',
  'area',
  'return_method',
  'return_address',
] as const

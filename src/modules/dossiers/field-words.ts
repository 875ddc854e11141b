import { m } from '#words'

const labels: Record<string, () => string> = {
  owner_name: m.dossiers_field_owner_name,
  owner_identifier: m.dossiers_field_owner_identifier,
  owner_address: m.dossiers_field_owner_address,
  owner_phone: m.dossiers_field_owner_phone,
  owner_email: m.dossiers_field_owner_email,
  submitter_name: m.dossiers_field_submitter_name,
  submitter_identifier: m.dossiers_field_submitter_identifier,
  submitter_phone: m.dossiers_field_submitter_phone,
  submitter_email: m.dossiers_field_submitter_email,
  authorisation: m.dossiers_field_authorisation,
  summary: m.dossiers_field_summary,
  area: m.dossiers_field_area,
  return_method: m.dossiers_field_return_method,
  return_address: m.dossiers_field_return_address,
}

/** Name of a particular that can be corrected, as its form field and the log say it. */
export function fieldLabel(name: string): string {
  return labels[name]?.() ?? name
}

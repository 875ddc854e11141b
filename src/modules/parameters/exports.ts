export { loadParameters } from './load-parameters.ts'
export {
  findNumber,
  findParameter,
  findParameterValue,
  getNumber,
  getParameter,
  getParameterValue,
  type LegalParameter,
  listParameterHistory,
  listParameters,
} from './parameter-queries.ts'

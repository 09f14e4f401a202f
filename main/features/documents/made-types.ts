/** Which types of documents can be made by now. */
import type { DocumentType } from '../../../preload/contract/companies.ts';

/** The types that have a print form; the schema and the number series are ready for all of them. */
export const madeTypes: readonly DocumentType[] = ['invoice'];

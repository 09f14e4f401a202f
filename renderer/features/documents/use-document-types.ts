/** The types of documents that can be made new, in the countries of the own companies. */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { typesMade } from './types-made.ts';

/** The most usual first; none for whoever may not make documents. */
export function useDocumentTypes(): readonly DocumentType[] {
  const may = useMay();
  const enabled = may('documents.create');
  const { data: forms } = useEngine('forms.list', {}, { enabled });
  const { data: companies } = useEngine('companies.list', {}, { enabled });
  const { data: reference } = useEngine('reference.get', {}, { enabled });
  return typesMade({ forms: forms ?? [], companies: companies ?? [], countries: reference?.countries ?? [] });
}

/** The types of documents that can be made new, in the country of the own company. */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';

/** Types that are made on the basis of another document only. */
const onlyBased: readonly DocumentType[] = ['credit-note', 'correction', 'deposit-invoice'];

/** The most usual first; none for whoever may not make documents. */
export function useDocumentTypes(): readonly DocumentType[] {
  const may = useMay();
  const enabled = may('documents.create');
  const { data: forms } = useEngine('forms.list', {}, { enabled });
  const { data: companies } = useEngine('companies.list', {}, { enabled });
  const { data: reference } = useEngine('reference.get', {}, { enabled });
  const home = reference?.countries.find(({ code }) => code === companies?.[0]?.country)?.printForm ?? 'INT';
  const own = (forms ?? []).flatMap(({ country, type }) => (country === home && type !== 'letter' ? [type] : []));
  return [...new Set(own)].filter((type) => !onlyBased.includes(type));
}

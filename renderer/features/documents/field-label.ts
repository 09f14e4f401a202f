/** What the fields of a document are called, for notes that speak of them from elsewhere: never by the name that the program has for them. */
import type { Language } from '../../../preload/contract/values.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { textIn } from '../../ui/language.tsx';

/** Fields whose label stands under another name. */
const others: Readonly<Record<string, keyof typeof chainTexts.en>> = {
  template: 'printForm',
  contractId: 'contract',
  'shipment.consignor': 'consignor',
  'person.name': 'personName',
  'person.post': 'personPost',
  'person.identity': 'personIdentity',
  'signatory.name': 'signatory',
  'signatory.post': 'signatory',
  'signatory.basis': 'signatory',
};

/** `path` as the engine names it: `exchangeRate`, `details.shipment.carrier`. A path that nothing is known of is the document. */
export function fieldLabel(path: string, language: Language): string {
  const plain = path.replace(/^details\./, '').replace(/\.\d+(?=\.|$)/g, '');
  const steps = plain.split('.');
  for (const name of [plain, steps.at(-1) ?? '', steps[0] ?? '']) {
    const key = others[name] ?? name;
    const isChained = Object.hasOwn(chainTexts.en, key);
    const isOwn = Object.hasOwn(documentTexts.en, key);
    const goesFirst = path.startsWith('details.') || others[name] !== undefined || !isOwn;
    if (isChained && goesFirst) return textIn(chainTexts, language, key as keyof typeof chainTexts.en);
    if (isOwn) return textIn(documentTexts, language, key as keyof typeof documentTexts.en);
  }
  return textIn(documentTexts, language, 'document');
}

/** The word for a status, in the gender of the document that it is said of: «Накладная … проведена», « Commande … confirmée ». */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { DocumentStatus } from '../../../preload/contract/documents.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { statusFormTexts } from '../../text/document-statuses.ts';
import { documentTexts } from '../../text/documents.ts';
import { textIn } from '../../ui/language.tsx';

/** Whatever is not named is masculine, or has no gender. */
const genders: Readonly<Record<Language, Partial<Readonly<Record<DocumentType, 'f' | 'n'>>>>> = {
  en: {},
  ru: { proposal: 'n', waybill: 'f', 'credit-note': 'f', 'power-of-attorney': 'f' },
  fr: {
    order: 'f',
    invoice: 'f',
    'tax-invoice': 'f',
    'deposit-invoice': 'f',
    correction: 'f',
    'power-of-attorney': 'f',
  },
};

/** `type` null: of documents whatever their type. */
export function statusWord(
  language: Language,
  type: DocumentType | null,
  status: DocumentStatus | 'overdue' | 'settled',
): string {
  const gender = type === null ? undefined : genders[language][type];
  const key = `${gender}_${status}`;
  // A name that the texts have is one of their keys.
  return Object.hasOwn(statusFormTexts.en, key)
    ? textIn(statusFormTexts, language, key as keyof typeof statusFormTexts.en)
    : textIn(documentTexts, language, `status_${status}`);
}

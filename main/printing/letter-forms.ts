/** Letters to a client: no documents, so the program has no forms of its own for them; an office makes them in Word. */
import type { Language } from '../../preload/contract/values.ts';
import type { PrintForm } from './printed-document.ts';

export interface LetterForm {
  readonly id: string;
  readonly type: 'letter';
  /** Whose language and customs it has; `INT`: the client's language. */
  readonly country: PrintForm;
  readonly name: Readonly<Record<Language, string>>;
  readonly validFrom: null;
  readonly validTo: null;
}

const name = { en: 'Letter', ru: 'Письмо', fr: 'Lettre' } as const;
const letter = (id: string, country: PrintForm): LetterForm => ({
  id,
  type: 'letter',
  country,
  name,
  validFrom: null,
  validTo: null,
});

export const letterForms: readonly LetterForm[] = [
  letter('letter-ru', 'RU'),
  letter('letter-fr', 'FR'),
  letter('letter-int', 'INT'),
];

/** The kind of letters with this id; undefined where it is none. */
export function letterFormBy(id: string): LetterForm | undefined {
  return letterForms.find((one) => one.id === id);
}

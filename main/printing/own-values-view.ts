/** Values of the office's own fields as they stand on a form. */
import type { Language } from '../../preload/contract/values.ts';
import { formatDay, formatDecimal, formatMoneyWithCurrency } from './format.ts';

/**
 * A value as it is frozen with its document: choices, clients and users are their names already; money is in minor units,
 * a number is decimal text, a day `YYYY-MM-DD`.
 */
export interface PrintedOwnValue {
  readonly name: string;
  readonly type: 'text' | 'number' | 'money' | 'day' | 'yes-no';
  readonly value: string | number | boolean;
  /** Of money. */
  readonly currency: string | null;
}

export interface OwnValueView {
  readonly label: string;
  readonly value: string;
}

const yesAndNo: Readonly<Record<Language, readonly [yes: string, no: string]>> = {
  en: ['yes', 'no'],
  ru: ['да', 'нет'],
  fr: ['oui', 'non'],
};

/** In the order of the fields; documents that were frozen before there were own fields have none. */
export function ownValueViews(values: readonly PrintedOwnValue[] | undefined, language: Language): OwnValueView[] {
  return (values ?? []).map((one) => ({ label: one.name, value: written(one, language) }));
}

function written({ type, value, currency }: PrintedOwnValue, language: Language): string {
  switch (type) {
    case 'number':
      return formatDecimal(String(value), language);
    case 'money':
      return formatMoneyWithCurrency(Number(value), currency ?? '', language);
    case 'day':
      return formatDay(String(value), language);
    case 'yes-no':
      return yesAndNo[language][value === true ? 0 : 1];
    case 'text':
      return String(value);
  }
}

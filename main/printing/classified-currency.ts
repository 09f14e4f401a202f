/** Currencies as Russian forms name them. */

interface ClassifiedCurrency {
  readonly name: string;
  /** Three digits. */
  readonly code: string;
  /** As it stands after «в»: «в рублях». */
  readonly within: string;
}

/** Общероссийский классификатор валют (ОК (МК (ИСО 4217) 003-97) 014-2000), those that offices use; others by their letters. */
const classified: Readonly<Record<string, ClassifiedCurrency>> = {
  RUB: { name: 'Российский рубль', code: '643', within: 'рублях' },
  EUR: { name: 'Евро', code: '978', within: 'евро' },
  USD: { name: 'Доллар США', code: '840', within: 'долларах США' },
  CNY: { name: 'Юань', code: '156', within: 'юанях' },
  GBP: { name: 'Фунт стерлингов', code: '826', within: 'фунтах стерлингов' },
  KZT: { name: 'Тенге', code: '398', within: 'тенге' },
  BYN: { name: 'Белорусский рубль', code: '933', within: 'белорусских рублях' },
  TRY: { name: 'Турецкая лира', code: '949', within: 'турецких лирах' },
  AED: { name: 'Дирхам (ОАЭ)', code: '784', within: 'дирхамах ОАЭ' },
  CHF: { name: 'Швейцарский франк', code: '756', within: 'швейцарских франках' },
};

/** Name and number of a currency by the classifier. */
export function classifiedCurrency(currency: string): ClassifiedCurrency {
  return classified[currency] ?? { name: currency, code: currency, within: currency };
}

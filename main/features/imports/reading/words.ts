/** Words of files for things that the program knows by name: yes and no, kinds, types, states, languages. */
import type { clientKinds, clientStates, clientTypes } from '../../../../preload/contract/clients.ts';
import type { productKinds } from '../../../../preload/contract/products.ts';
import type { Language } from '../../../../preload/contract/values.ts';
import type { Said } from '../../../engine/failure.ts';

/** One value of a choice: how it is shown, and the words that mean it, folded, separated by `|`. */
interface Choice<Value> {
  readonly value: Value;
  readonly label: Said;
  readonly words: string;
}

const choice = <const Value>(value: Value, en: string, ru: string, fr: string, words: string): Choice<Value> => ({
  value,
  label: { en, ru, fr },
  words: `${String(value)}|${en}|${ru}|${fr}|${words}`,
});

/** Lower case, no accents, ё as е, every run of other characters one space; so `Юр. лицо` and `юр лицо` are the same word. */
export function foldWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function foldedSet(words: string): ReadonlySet<string> {
  return new Set(words.split('|').map(foldWords));
}

/** A choice by its words. */
export class Choices<Value> {
  readonly #byWord = new Map<string, Choice<Value>>();

  constructor(choices: readonly Choice<Value>[]) {
    for (const each of choices) for (const word of each.words.split('|')) this.#byWord.set(foldWords(word), each);
  }

  /** The value that the text means, undefined where it means none. */
  find(text: string): { readonly value: Value; readonly label: Said } | undefined {
    return this.#byWord.get(foldWords(text));
  }
}

export const kindWords = new Choices<(typeof clientKinds)[number]>([
  choice(
    'company',
    'Company',
    'Организация',
    'Société',
    'organization|organisation|legal entity|legal person|business|corporate|firm|юр лицо|юрлицо|юр|юридическое лицо|компания|фирма|предприятие|ооо|entreprise|personne morale|professionnel|pro|association|sarl|sas',
  ),
  choice(
    'sole-trader',
    'Sole trader',
    'ИП',
    'Entrepreneur individuel',
    'sole proprietor|self employed|freelancer|индивидуальный предприниматель|предприниматель|чп|самозанятый|entreprise individuelle|auto entrepreneur|autoentrepreneur|micro entrepreneur|micro entreprise|ei',
  ),
  choice(
    'person',
    'Person',
    'Физическое лицо',
    'Particulier',
    'individual|private person|private|natural person|consumer|физ лицо|физлицо|физ|частное лицо|человек|personne physique|individu',
  ),
]);

export const typeWords = new Choices<(typeof clientTypes)[number]>([
  choice(
    'prospect',
    'Prospect',
    'Потенциальный',
    'Prospect',
    'lead|potential|potential customer|потенциальный клиент|лид|перспективный|client potentiel|piste',
  ),
  choice('customer', 'Customer', 'Покупатель', 'Client', 'buyer|клиент|заказчик|acheteur|clients|customers|клиенты'),
  choice(
    'supplier',
    'Supplier',
    'Поставщик',
    'Fournisseur',
    'vendor|seller|продавец|suppliers|поставщики|fournisseurs',
  ),
  choice('partner', 'Partner', 'Партнёр', 'Partenaire', 'reseller|dealer|партнер|дилер|revendeur'),
  choice('competitor', 'Competitor', 'Конкурент', 'Concurrent', 'competition|конкуренты'),
]);

export const stateWords = new Choices<(typeof clientStates)[number]>([
  choice('new', 'New', 'Новый', 'Nouveau', 'новая|новое|nouvelle|open'),
  choice(
    'in-work',
    'In work',
    'В работе',
    'En cours',
    'in progress|working|contacted|qualified|переговоры|en traitement|contacte',
  ),
  choice(
    'active',
    'Active',
    'Действующий',
    'Actif',
    'current|customer|won|активный|активен|действует|постоянный|active|actif|en activite|oui',
  ),
  choice(
    'sleeping',
    'Sleeping',
    'Спящий',
    'En sommeil',
    'inactive|dormant|неактивный|неактивен|не активен|приостановлен|inactif|dormante',
  ),
  choice(
    'lost',
    'Lost',
    'Потерян',
    'Perdu',
    'former|closed|ушел|ушедший|потерянный|отказ|закрыт|ancien|ancien client|perdue',
  ),
  choice(
    'blocked',
    'Blocked',
    'Заблокирован',
    'Bloqué',
    'on hold|black list|blacklist|черный список|стоп лист|стоп|заблокированный|bloquee|liste noire',
  ),
]);

export const productKindWords = new Choices<(typeof productKinds)[number]>([
  choice(
    'goods',
    'Goods',
    'Товар',
    'Bien',
    'good|product|article|item|stock|material|запас|материал|продукция|товары|продукт|produit|marchandise|biens|piece',
  ),
  choice(
    'service',
    'Service',
    'Услуга',
    'Service',
    'services|work|работа|услуги|работы|prestation|prestation de service|main d oeuvre',
  ),
]);

export const languageWords = new Choices<Language>([
  choice('en', 'English', 'Английский', 'Anglais', 'eng|en us|en gb|англ'),
  choice('ru', 'Russian', 'Русский', 'Russe', 'rus|ru ru|рус'),
  choice('fr', 'French', 'Французский', 'Français', 'fra|fre|fr fr|фр'),
]);

const yesWords = foldedSet('1|yes|y|true|on|x|да|д|истина|есть|oui|o|vrai|ok');
const noWords = foldedSet('0|no|n|false|off|нет|н|ложь|non|faux|none');

/** Yes or no in three languages, with the 1, 0 and -1 of databases and the signs ✓ and ×; undefined for anything else. */
export function findTruth(text: string): boolean | undefined {
  const sign = text.trim();
  if (sign === '-1' || sign === '+' || sign === '✓' || sign === '✔' || sign === '☑') return true;
  if (sign === '-' || sign === '–' || sign === '—' || sign === '×' || sign === '☐') return false;
  const word = foldWords(text);
  return yesWords.has(word) ? true : noWords.has(word) ? false : undefined;
}

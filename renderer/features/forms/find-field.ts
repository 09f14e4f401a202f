/** A field of print forms by the words that people have for it. */
import type { WordField } from '../../../preload/contract/word-forms.ts';

const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** Words for the same; the first one stands in the names of the fields. */
const alike: readonly (readonly string[])[] = [
  ['buyer', 'client', 'customer', 'acheteur', 'клиент', 'покупатель', 'заказчик', 'получатель'],
  ['seller', 'vendor', 'supplier', 'vendeur', 'fournisseur', 'продавец', 'поставщик', 'исполнитель'],
  ['gross', 'total', 'итого', 'всего'],
  ['phone', 'tel', 'телефон'],
  ['email', 'mail', 'courriel', 'почта'],
  ['lines', 'items', 'articles', 'товары', 'услуги', 'позиции'],
].map((words) => words.map(plain));

/** The endings of most words in Russian and French; `клиента` is looked for as `клиен`. */
const stem = (word: string): string => (word.length > 4 ? word.slice(0, Math.max(4, word.length - 2)) : word);

/** What may stand in the field for this word. */
function meanings(word: string, cut: boolean): readonly string[] {
  const wanted = cut ? stem(word) : word;
  const same = wanted.length < 3 ? [] : alike.filter((words) => words.some((one) => one.startsWith(wanted)));
  return [wanted, ...same.flat()];
}

/**
 * The fields in which every word that is looked for stands, or one that means the same: in the name, in what the field
 * is, in its example. Where no field has the words as they are, their endings do not matter.
 */
export function foundFields(fields: readonly WordField[], looked: string): readonly WordField[] {
  const words = plain(looked).split(/\s+/).filter(Boolean);
  const texts = fields.map(({ tag, about, example, list }) => plain([tag, about, example, list ?? ''].join(' ')));
  const having = (cut: boolean) => {
    const wanted = words.map((word) => meanings(word, cut));
    return fields.filter((_, at) => wanted.every((any) => any.some((one) => texts[at]?.includes(one))));
  };
  const exact = having(false);
  return exact.length > 0 ? exact : having(true);
}

/** What is said about price lists that cannot be as they were given. */
import type { Said } from '../../engine/failure.ts';

export const noSuchList: Said = {
  en: 'There is no such price list, or it is in the bin.',
  ru: 'Такого прайс-листа нет, или он в корзине.',
  fr: 'Cette liste de prix n’existe pas ou se trouve dans la corbeille.',
};
export const noSuchProduct: Said = {
  en: 'There is no such product.',
  ru: 'Такого товара нет.',
  fr: 'Cet article n’existe pas.',
};
export const nameTaken: Said = {
  en: 'There is a price list of this name already.',
  ru: 'Прайс-лист с таким названием уже есть.',
  fr: 'Une liste de prix porte déjà ce nom.',
};
export const endsBeforeItBegins: Said = {
  en: 'The last day is before the first one.',
  ru: 'Последний день раньше первого.',
  fr: 'Le dernier jour précède le premier.',
};
export const currencyStays: Said = {
  en: 'The list has prices in its currency already. Make another list for another currency.',
  ru: 'В прайс-листе уже есть цены в его валюте. Для другой валюты создайте отдельный прайс-лист.',
  fr: 'La liste contient déjà des prix dans sa devise. Créez une autre liste pour une autre devise.',
};
export const otherCurrency: Said = {
  en: 'That list is in another currency. Prices are not converted.',
  ru: 'Тот прайс-лист в другой валюте. Цены не пересчитываются.',
  fr: 'Cette liste est dans une autre devise. Les prix ne sont pas convertis.',
};
export const listChanged: Said = {
  en: 'Somebody else has changed the price list meanwhile. Look at it again.',
  ru: 'Пока вы работали, прайс-лист изменил другой сотрудник. Посмотрите на него ещё раз.',
  fr: 'Quelqu’un d’autre a modifié la liste de prix entre-temps. Vérifiez-la.',
};
export const priceTooHigh: Said = {
  en: 'One of the prices would be too high.',
  ru: 'Одна из цен получилась бы слишком большой.',
  fr: 'Un des prix serait trop élevé.',
};

/** What can be wrong with one value of a row, in words that name the value. */
import type { Said } from '../../../engine/failure.ts';

export interface Problem {
  /** Name of the field; empty: the row as a whole. */
  readonly field: string;
  readonly said: Said;
}

const shortest = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

export const problems = {
  nameEmpty: {
    en: 'The name is empty.',
    ru: 'Не указано наименование.',
    fr: 'Le nom est vide.',
  },
  tooManyCells: {
    en: 'The row has more values than the file has columns. Quotation marks may be missing around a text that contains the separator.',
    ru: 'В строке больше значений, чем столбцов в файле. Возможно, текст с разделителем внутри не взят в кавычки.',
    fr: 'La ligne contient plus de valeurs que le fichier n’a de colonnes. Il manque peut-être des guillemets autour d’un texte qui contient le séparateur.',
  },
  tooLong: (label: Said, length: number, limit: number): Said => ({
    en: `${label.en}: ${length} characters, at most ${limit} are possible.`,
    ru: `${label.ru}: символов — ${length}, допустимо не более ${limit}.`,
    fr: `${label.fr} : ${length} caractères, ${limit} au plus sont possibles.`,
  }),
  tooMany: (label: Said, count: number, limit: number): Said => ({
    en: `${label.en}: ${count} values, at most ${limit} are possible.`,
    ru: `${label.ru}: значений — ${count}, допустимо не более ${limit}.`,
    fr: `${label.fr} : ${count} valeurs, ${limit} au plus sont possibles.`,
  }),
  excelError: (label: Said, text: string): Said => ({
    en: `${label.en}: Excel shows the error ${text} there.`,
    ru: `${label.ru}: в ячейке ошибка Excel ${text}.`,
    fr: `${label.fr} : Excel y affiche l’erreur ${text}.`,
  }),
  shortened: (label: Said, text: string): Said => ({
    en: `${label.en}: “${text}” is a number that Excel has shortened. Format the column as text and enter the number in full.`,
    ru: `${label.ru}: «${text}» — число, сокращённое Excel. Задайте столбцу текстовый формат и введите число полностью.`,
    fr: `${label.fr} : « ${text} » est un nombre abrégé par Excel. Mettez la colonne au format Texte et saisissez le nombre en entier.`,
  }),
  notEmail: (text: string): Said => ({
    en: `“${shortest(text)}” is not an e-mail address.`,
    ru: `«${shortest(text)}» — не адрес электронной почты.`,
    fr: `« ${shortest(text)} » n’est pas une adresse e-mail.`,
  }),
  notNumber: (label: Said, text: string): Said => ({
    en: `${label.en}: “${shortest(text)}” is not a number that fits here.`,
    ru: `${label.ru}: «${shortest(text)}» — недопустимое число.`,
    fr: `${label.fr} : « ${shortest(text)} » n’est pas un nombre valable ici.`,
  }),
  notPercent: (label: Said, text: string): Said => ({
    en: `${label.en}: “${shortest(text)}” is not a percentage between 0 and 100.`,
    ru: `${label.ru}: «${shortest(text)}» — не процент от 0 до 100.`,
    fr: `${label.fr} : « ${shortest(text)} » n’est pas un pourcentage entre 0 et 100.`,
  }),
  unknown: (label: Said, text: string): Said => ({
    en: `${label.en}: “${shortest(text)}” is not known to the program.`,
    ru: `${label.ru}: значение «${shortest(text)}» программе неизвестно.`,
    fr: `${label.fr} : « ${shortest(text)} » est inconnu du programme.`,
  }),
  notTruth: (label: Said, text: string): Said => ({
    en: `${label.en}: “${shortest(text)}” is neither yes nor no.`,
    ru: `${label.ru}: «${shortest(text)}» — ни «да», ни «нет».`,
    fr: `${label.fr} : « ${shortest(text)} » n’est ni oui ni non.`,
  }),
  notDay: (label: Said, text: string): Said => ({
    en: `${label.en}: “${shortest(text)}” is not a day. Write it as 31.12.2026 or 2026-12-31.`,
    ru: `${label.ru}: «${shortest(text)}» — не дата. Напишите её как 31.12.2026 или 2026-12-31.`,
    fr: `${label.fr} : « ${shortest(text)} » n’est pas une date. Écrivez-la 31.12.2026 ou 2026-12-31.`,
  }),
  unborn: (label: Said, day: string): Said => ({
    en: `${label.en}: ${day} is still to come.`,
    ru: `${label.ru}: дата ${day} ещё не наступила.`,
    fr: `${label.fr} : le ${day} est encore à venir.`,
  }),
  notThere: (label: Said, text: string): Said => ({
    en: `${label.en}: the office has none called “${shortest(text)}”, or several.`,
    ru: `${label.ru}: «${shortest(text)}» в программе нет, или таких несколько.`,
    fr: `${label.fr} : « ${shortest(text)} » n’existe pas dans le programme, ou il y en a plusieurs.`,
  }),
  otherCurrency: (written: string, known: string): Said => ({
    en: `The row is in ${written}, the product has its prices in ${known}. Give all its prices in ${written}, or this one in ${known}.`,
    ru: `Валюта строки — ${written}, а цены товара указаны в ${known}. Укажите все его цены в ${written} или эту цену в ${known}.`,
    fr: `La ligne est en ${written}, alors que les prix du produit sont en ${known}. Indiquez tous ses prix en ${written}, ou celui-ci en ${known}.`,
  }),
  twoCurrencies: (written: string, given: string): Said => ({
    en: `The price is written in ${written}, but the currency of the row is ${given}.`,
    ru: `Цена указана в ${written}, а валюта строки — ${given}.`,
    fr: `Le prix est indiqué en ${written}, mais la devise de la ligne est ${given}.`,
  }),
} as const;

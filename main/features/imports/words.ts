/** Sentences of the imports. */
import { Failure, type Said } from '../../engine/failure.ts';
import type { RowKey } from './records.ts';

const kinds: Readonly<Record<RowKey['kind'], Said>> = {
  code: { en: 'the code', ru: 'код', fr: 'le code' },
  'tax-number': { en: 'the tax number', ru: 'налоговый номер', fr: 'le numéro fiscal' },
  email: { en: 'the e-mail', ru: 'адрес эл. почты', fr: 'l’adresse e-mail' },
  phone: { en: 'the phone', ru: 'телефон', fr: 'le téléphone' },
  name: { en: 'the name', ru: 'наименование', fr: 'le nom' },
};

/** Several records have the key of a row. */
export function ambiguous({ kind, value }: RowKey, count: number): Said {
  const what = kinds[kind];
  return {
    en: `${count} records have ${what.en} “${value}”: it is not clear which one is meant.`,
    ru: `В базе несколько записей (${count}), у которых ${what.ru} «${value}»: непонятно, какую обновлять.`,
    fr: `${count} fiches ont ${what.fr} « ${value} » : impossible de savoir laquelle mettre à jour.`,
  };
}

/** An earlier row of the file has the key of this one, and says something else. */
export function repeatedKey({ kind, value }: RowKey, row: number): Said {
  const what = kinds[kind];
  return {
    en: `Row ${row} of the file has ${what.en} “${value}” already, and says something else of it.`,
    ru: `В строке ${row} файла уже есть ${what.ru} «${value}», но с другими данными.`,
    fr: `La ligne ${row} du fichier a déjà ${what.fr} « ${value} », avec d’autres données.`,
  };
}

/** The row adds to that above it, which was refused. */
export function followsRefused(row: number): Said {
  return {
    en: `It belongs to row ${row}, which was refused.`,
    ru: `Она относится к строке ${row}, а та отклонена.`,
    fr: `Elle appartient à la ligne ${row}, qui a été refusée.`,
  };
}

/** The row adds to that above it, and there is none. */
export const followsNothing: Said = {
  en: 'There is no row above that it could belong to.',
  ru: 'Выше нет строки, к которой она могла бы относиться.',
  fr: 'Aucune ligne au-dessus à laquelle elle pourrait appartenir.',
};

/** Without a word about whether there is such a record, and whose it is. */
export const notReached: Said = {
  en: 'Your rights do not allow this row to be imported.',
  ru: 'Ваши права не позволяют загрузить эту строку.',
  fr: 'Vos droits ne permettent pas d’importer cette ligne.',
};

/** Products are recognised by their code or name. */
export const notOfProducts = (): Failure =>
  new Failure('invalid', {
    en: 'Products are recognised by their code or their name.',
    ru: 'Товары узнаются по коду или по наименованию.',
    fr: 'Les produits sont reconnus par leur référence ou leur désignation.',
  });

/** The heading of the column with the reasons. */
export const reasonTitle: Said = { en: 'Reason for refusal', ru: 'Причина отказа', fr: 'Motif du refus' };

/** The name of the file with the refused rows. */
export function refusedName(fileName: string): Said {
  const base = fileName.replace(/\.[^.]*$/u, '');
  return {
    en: `${base} - refused rows.csv`,
    ru: `${base} - незагруженные строки.csv`,
    fr: `${base} - lignes refusées.csv`,
  };
}

/** The user may not import records of this kind. */
export const mayNotImport = (): Failure =>
  new Failure('forbidden', {
    en: 'You may not import these records.',
    ru: 'У вас нет права загружать эти данные из файла.',
    fr: 'Vous n’avez pas le droit d’importer ces données.',
  });

/** No column is the name, and none the code. */
export const noNameColumn = (): Failure =>
  new Failure('invalid', {
    en: 'Choose which column holds the name.',
    ru: 'Укажите, в каком столбце наименование.',
    fr: 'Indiquez quelle colonne contient le nom.',
  });

/** Two columns go into one field. */
export const fieldTwice = (label: Said): Failure =>
  new Failure('invalid', {
    en: `Two columns go into “${label.en}”. Leave one of them out.`,
    ru: `Поле «${label.ru}» выбрано для двух столбцов. Оставьте один.`,
    fr: `Deux colonnes vont dans « ${label.fr} ». N’en gardez qu’une.`,
  });

/** A field that there is not. */
export const noSuchField = (name: string): Failure =>
  new Failure('invalid', {
    en: `There is no field “${name}”.`,
    ru: `Поля «${name}» нет.`,
    fr: `Le champ « ${name} » n’existe pas.`,
  });

/** The order names more columns than the file has: it was made for another file. */
export const otherFile = (): Failure =>
  new Failure('invalid', {
    en: 'The columns chosen do not belong to this file. Choose the columns again.',
    ru: 'Выбранные столбцы не от этого файла. Выберите столбцы заново.',
    fr: 'Les colonnes choisies ne correspondent pas à ce fichier. Choisissez-les de nouveau.',
  });

/** There is no such import. */
export const noSuchImport = (): Failure =>
  new Failure('not-found', {
    en: 'There is no such import.',
    ru: 'Такой загрузки нет.',
    fr: 'Cette importation n’existe pas.',
  });

/** It was undone before. */
export const undoneAlready = (): Failure =>
  new Failure('conflict', {
    en: 'This import has been undone already.',
    ru: 'Эту загрузку уже откатили.',
    fr: 'Cette importation a déjà été annulée.',
  });

/** An address book where products are asked for. */
export const noProducts = (): Failure =>
  new Failure('invalid', {
    en: 'This is an address book: it holds people and companies, not products.',
    ru: 'Это адресная книга: в ней люди и организации, а не товары.',
    fr: 'C’est un carnet d’adresses : il contient des personnes et des sociétés, pas des produits.',
  });

const keyWords = {
  'tax-number': { en: 'tax number', ru: 'ИНН или другой номер', fr: 'numéro fiscal' },
  email: { en: 'e-mail', ru: 'e-mail', fr: 'e-mail' },
  phone: { en: 'phone', ru: 'телефон', fr: 'téléphone' },
  name: { en: 'name', ru: 'наименование', fr: 'nom' },
} as const;

/** A new client has keys of another one; `name` null: of one whom the user does not see. */
export function looksLike(name: string | null, kinds: readonly (keyof typeof keyWords)[]): Said {
  const listed = (language: keyof Said) => kinds.map((kind) => keyWords[kind][language]).join(', ');
  return {
    en: `Looks like ${name === null ? 'another client' : `“${name}”`}: the same ${listed('en')}.`,
    ru: `Похоже на ${name === null ? 'другого клиента' : `«${name}»`}: совпадает ${listed('ru')}.`,
    fr: `Ressemble à ${name === null ? 'un autre client' : `« ${name} »`} : même ${listed('fr')}.`,
  };
}

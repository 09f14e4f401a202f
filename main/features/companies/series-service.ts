/** Number series: one for each own company and type of document; numbers are given inside of the transaction that issues. */
import type { Db } from '../../../db/database.ts';
import { newUid } from '../../../db/uid.ts';
import { DocumentType, type Series } from '../../../preload/contract/companies.ts';
import type { Country } from '../../../preload/contract/values.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { typesIn } from '../../printing/forms.ts';
import { typeTitle } from '../../printing/labels.ts';
import { numberedAs } from '../documents/life.ts';
import { defaultSeries, formatNumber, patternProblems, periodOf, type Reset } from '../documents/number.ts';
import { canBeSameNumber } from '../documents/same-number.ts';
import { countryData } from '../reference/countries.ts';
import { ownCompanies, ownCompanyBy } from './company.ts';
import {
  counterOf,
  highestTaken,
  insertSeries,
  isNumberOfType,
  isNumberTaken,
  type SeriesRow,
  seriesOf,
  seriesRow,
  seriesRows,
  setCounter,
  updateSeries,
} from './series-queries.ts';

type Command = Pick<CommandContext, 'db' | 'now' | 'today' | 'user' | 'record'>;

/** The series that a company of the country needs and has not yet, as the country is used to them: of a new company all. */
export function createSeries({ db, now, user, record }: Command, companyId: number, country: Country): void {
  for (const type of seriesTypes(country)) {
    if (seriesOf(db, companyId, type) !== undefined) continue;
    const fields = defaultSeries(country, type);
    const made = { createdAt: now, createdBy: user.id, updatedAt: now, updatedBy: user.id };
    const id = insertSeries(db, { ...made, uid: newUid(), companyId, type, ...fields });
    record({ entity: 'series', id, version: 1, changes: fieldChanges(null, { companyId, type, ...fields }) });
  }
}

/** The types of documents that have numbers of their own in a country: those of its own forms, and those that clients abroad get in the international one. */
function seriesTypes(country: Country): DocumentType[] {
  const types = new Set([...typesIn(countryData(country).printForm), ...typesIn('INT')]);
  return [...types].filter((type) => numberedAs(type, undefined) === type);
}

/** Gives each company the series that a later version of the program knows and it has not yet. */
export function addMissingSeries(db: Db, at: string): void {
  const present = seriesRows(db);
  for (const { id: companyId, country } of ownCompanies(db))
    for (const type of seriesTypes(country)) {
      if (present.some((row) => row.companyId === companyId && row.type === type)) continue;
      const made = { createdAt: at, createdBy: 0, updatedAt: at, updatedBy: 0 };
      insertSeries(db, { ...made, uid: newUid(), companyId, type, ...defaultSeries(country, type) });
    }
}

/** The series of the types that each company makes, each with the number that a document of today would get. */
export function seriesForPage(db: Db, today: string): Series[] {
  const made = new Map(ownCompanies(db).map(({ id, country }) => [id, seriesTypes(country)]));
  return seriesRows(db)
    .filter(({ companyId, type }) => made.get(companyId)?.some((one) => one === type))
    .map((row) => forPage(db, row, today));
}

/** What a series numbers; null for one that there is not. */
export function typeOfSeries(db: Db, id: number): DocumentType | null {
  return DocumentType.safeParse(seriesRow(db, id)?.type).data ?? null;
}

export interface SeriesChange {
  readonly id: number;
  readonly version: number;
  readonly prefix: string;
  readonly pattern: string;
  readonly reset: Reset;
  /** The number that the next document of today is to get. */
  readonly next: number;
}

/**
 * Changes what numbers look like and which one comes next. Failure `invalid` for a pattern that is useless and for a
 * number that a document has already, `conflict` for another version than the present one.
 */
export function changeSeries(command: CommandContext, change: SeriesChange): Series {
  const { db, now, today, user } = command;
  const row = seriesRow(db, change.id);
  if (row === undefined) throw noSuchSeries();
  const { prefix, pattern, reset, next } = change;
  invalidFields(
    command.language,
    patternProblems(pattern).map((said) => ({ path: 'pattern', said })),
  );
  refuseSameNumbers(command, { ...row, prefix, pattern });
  const period = periodOf(reset, today);
  const number = formatNumber(pattern, { prefix, seq: next, day: today });
  if (next <= highestTaken(db, row.id, period) || isNumberTaken(db, row.id, number, period))
    invalidFields(command.language, [{ path: 'next', said: taken(number, highestTaken(db, row.id, period)) }]);

  const old = { ...plain(row), next: nextOf(db, row, today) };
  const changed = fieldChanges(old, { prefix, pattern, reset, next });
  if (Object.keys(changed).length === 0) {
    command.unchanged();
    return forPage(db, row, today);
  }
  const version = updateSeries(db, row.id, change.version, {
    prefix,
    pattern,
    reset,
    updatedAt: now,
    updatedBy: user.id,
  });
  if (version === undefined) throw changedMeanwhile(row.version);
  const counter = counterOf(db, row.id, period);
  setCounter(db, row.id, period, { last: next - 1, lastDay: counter?.lastDay ?? null });
  command.record({ entity: 'series', id: row.id, version, changes: changed });
  return forPage(db, { ...row, version, prefix, pattern, reset }, today);
}

/** The other series of the company whose numbers could be the same. */
function alikeSeries(db: Db, { id, companyId, prefix, pattern }: SeriesRow): SeriesRow[] {
  return seriesRows(db).filter(
    (other) => other.companyId === companyId && other.id !== id && canBeSameNumber({ prefix, pattern }, other),
  );
}

/**
 * Invoices, deposit invoices and credit notes are one kind to the French law, which wants each number once (CGI, annexe II, art. 242 nonies A, 7°).
 * Empty elsewhere.
 */
function onceEach(db: Db, companyId: number): readonly DocumentType[] {
  const { country } = ownCompanyBy(db, companyId);
  return countryData(country).printForm === 'FR' ? ['invoice', 'deposit-invoice', 'credit-note'] : [];
}

function refuseSameNumbers({ db, language }: Pick<CommandContext, 'db' | 'language'>, row: SeriesRow): void {
  const types = onceEach(db, row.companyId);
  const isOne = ({ type }: SeriesRow) => types.some((one) => one === type);
  const other = isOne(row) ? alikeSeries(db, row).find(isOne) : undefined;
  if (other === undefined) return;
  const type = DocumentType.parse(other.type);
  invalidFields(language, [
    {
      path: 'prefix',
      said: {
        en: `Numbers could be the same as in the series “${typeTitle(type, 'en')}”, and in France each may exist once. Choose another prefix or pattern.`,
        ru: `Номера могли бы совпасть с нумерацией «${typeTitle(type, 'ru')}», а во Франции каждый номер может быть только один раз. Выберите другой префикс или шаблон.`,
        fr: `Des numéros pourraient être les mêmes que dans la série « ${typeTitle(type, 'fr')} » ; or chaque numéro doit être unique. Choisissez un autre préfixe ou un autre modèle.`,
      },
    },
  ]);
}

/** The series whose numbers could be the same, but for two that are as the country begins with them: in Russia invoices and acts are counted alike. */
function sameAs(db: Db, row: SeriesRow): DocumentType[] {
  const { country } = ownCompanyBy(db, row.companyId);
  const asBegun = ({ type, prefix, pattern }: SeriesRow) => {
    const usual = defaultSeries(country, DocumentType.parse(type));
    return usual.prefix === prefix && usual.pattern === pattern;
  };
  const made = seriesTypes(country);
  return alikeSeries(db, row)
    .filter((other) => !(asBegun(row) && asBegun(other)))
    .flatMap(({ type }) => made.find((one) => one === type) ?? []);
}

/** A number that now belongs to a document, and the latest day of those before it in the period. */
export interface TakenNumber {
  readonly seriesId: number;
  readonly period: string;
  readonly seq: number;
  readonly number: string;
  readonly lastDay: string | null;
}

/** Takes the next number of the period that the day lies in. Must run in the transaction that issues the document. */
export function takeNumber(db: Db, companyId: number, type: DocumentType, day: string): TakenNumber {
  const row = seriesOf(db, companyId, type);
  if (row === undefined) throw notNumbered(type);
  const { prefix, pattern, reset } = plain(row);
  const period = periodOf(reset, day);
  const counter = counterOf(db, row.id, period) ?? { last: 0, lastDay: null };
  let seq = counter.last + 1;
  let number = formatNumber(pattern, { prefix, seq, day });
  // Only after the reset was changed can the number that is due belong to a document of another counter.
  while (isNumberTaken(db, row.id, number, period)) {
    seq += 1;
    number = formatNumber(pattern, { prefix, seq, day });
  }
  const others = onceEach(db, companyId);
  if (others.includes(type)) {
    const holder = others.find((one) => one !== type && isNumberOfType(db, companyId, one, number));
    if (holder !== undefined) throw belongsToAnother(number, holder);
  }
  const { lastDay } = counter;
  setCounter(db, row.id, period, { last: seq, lastDay: lastDay === null || day > lastDay ? day : lastDay });
  return { seriesId: row.id, period, seq, number, lastDay };
}

function forPage(db: Db, row: SeriesRow, today: string): Series {
  const { prefix, pattern, reset } = plain(row);
  const next = nextOf(db, row, today);
  return {
    id: row.id,
    version: row.version,
    companyId: row.companyId,
    type: DocumentType.parse(row.type),
    prefix,
    pattern,
    reset,
    next,
    example: formatNumber(pattern, { prefix, seq: next, day: today }),
    sameAs: sameAs(db, row),
  };
}

function nextOf(db: Db, row: SeriesRow, today: string): number {
  return (counterOf(db, row.id, periodOf(plain(row).reset, today))?.last ?? 0) + 1;
}

function plain({ prefix, pattern, reset }: SeriesRow): { prefix: string; pattern: string; reset: Reset } {
  return { prefix, pattern, reset: reset === 'never' || reset === 'monthly' ? reset : 'yearly' };
}

function taken(number: string, highest: number): Said {
  const above =
    highest > 0 ? { en: ` above ${highest}`, ru: ` больше ${highest}`, fr: ` supérieur à ${highest}` } : null;
  return {
    en: `The number ${number} or a later one belongs to a document already. Choose a number${above?.en ?? ''} that is free.`,
    ru: `Номер ${number} или более поздний уже занят другим документом. Укажите свободный номер${above?.ru ?? ''}.`,
    fr: `Le numéro ${number} ou un numéro suivant est déjà attribué à un document. Choisissez un numéro libre${above?.fr ?? ''}.`,
  };
}

const belongsToAnother = (number: string, holder: DocumentType) =>
  new Failure('invalid', {
    en: `The number ${number} belongs to a document of the type “${typeTitle(holder, 'en')}” already, and in France each may exist once. Give one of the two series another prefix in the settings.`,
    ru: `Номер ${number} уже есть у документа вида «${typeTitle(holder, 'ru')}», а во Франции каждый номер может быть только один раз. Задайте в настройках одной из двух нумераций другой префикс.`,
    fr: `Le numéro ${number} est déjà celui d’un document « ${typeTitle(holder, 'fr')} » ; or chaque numéro doit être unique. Donnez un autre préfixe à l’une des deux séries dans les paramètres.`,
  });

const noSuchSeries = () =>
  new Failure('not-found', {
    en: 'There is no such number series.',
    ru: 'Такой нумерации нет.',
    fr: 'Cette série de numéros n’existe pas.',
  });

const notNumbered = (type: DocumentType) =>
  new Failure('invalid', {
    en: `The own company has no numbers for documents of the type “${typeTitle(type, 'en')}”: they are not made in its country.`,
    ru: `У организации нет нумерации для документов вида «${typeTitle(type, 'ru')}»: в её стране их не составляют.`,
    fr: `La société n’a pas de série de numéros pour les documents « ${typeTitle(type, 'fr')} » : ils n’existent pas dans son pays.`,
  });

const changedMeanwhile = (version: number) =>
  new Failure(
    'conflict',
    {
      en: 'The number series was changed on another computer meanwhile. Look at it again.',
      ru: 'Нумерацию тем временем изменили на другом компьютере. Проверьте её ещё раз.',
      fr: 'La série de numéros a été modifiée entre-temps sur un autre poste. Vérifiez-la de nouveau.',
    },
    { version },
  );

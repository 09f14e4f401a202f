/** What the numbers of documents look like, and when they begin again. */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { Country } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';

/** When a series begins again at one. */
export type Reset = 'never' | 'yearly' | 'monthly';

const tokens = /\{([^{}]*)\}/gu;
const counter = /^#{1,9}$/u;
const known = new Set(['PREFIX', 'YYYY', 'YY', 'MM']);

/**
 * The printed number. `{####}` is the counter with at least as many digits as signs (a longer one is never cut), `{PREFIX}`,
 * `{YYYY}`, `{YY}` and `{MM}` what they say; `day` is the document's, `YYYY-MM-DD`. An unknown token stays as it is.
 */
export function formatNumber(pattern: string, parts: { prefix: string; seq: number; day: string }): string {
  return pattern.replace(tokens, (token, name: string) => {
    if (counter.test(name)) return String(parts.seq).padStart(name.length, '0');
    switch (name) {
      case 'PREFIX':
        return parts.prefix;
      case 'YYYY':
        return parts.day.slice(0, 4);
      case 'YY':
        return parts.day.slice(2, 4);
      case 'MM':
        return parts.day.slice(5, 7);
      default:
        return token;
    }
  });
}

/** The period within which the counter of a series runs on: `''` for ever, `2026` or `2026-11`. */
export function periodOf(reset: Reset, day: string): '' | string {
  if (reset === 'never') return '';
  return day.slice(0, reset === 'yearly' ? 4 : 7);
}

const namesIn = (pattern: string): string[] => [...pattern.matchAll(tokens)].map((match) => match[1] ?? '');

/** What makes a pattern useless; empty if it can be saved. */
export function patternProblems(pattern: string): Said[] {
  const names = namesIn(pattern);
  const counters = names.filter((name) => counter.test(name)).length;
  const unknown = names.filter((name) => !counter.test(name) && !known.has(name));
  const problems: Said[] = unknown.map((name) => ({
    en: `The pattern holds “{${name}}”, which stands for nothing. Known are {PREFIX}, {YYYY}, {YY}, {MM} and {####}.`,
    ru: `В шаблоне есть неизвестное обозначение «{${name}}». Можно использовать {PREFIX}, {YYYY}, {YY}, {MM} и {####}.`,
    fr: `Le modèle contient « {${name}} », qui ne correspond à rien. Sont reconnus : {PREFIX}, {YYYY}, {YY}, {MM} et {####}.`,
  }));
  if (/[{}]/u.test(pattern.replace(tokens, '')))
    problems.push({
      en: 'A brace in the pattern is not closed or not opened.',
      ru: 'В шаблоне есть непарная фигурная скобка.',
      fr: 'Une accolade du modèle n’est pas fermée ou pas ouverte.',
    });
  if (counters === 0)
    problems.push({
      en: 'The pattern holds no counter: all documents would get the same number. Add {####}.',
      ru: 'В шаблоне нет порядкового номера: у всех документов был бы один и тот же номер. Добавьте {####}.',
      fr: 'Le modèle ne contient pas de compteur : tous les documents porteraient le même numéro. Ajoutez {####}.',
    });
  if (counters > 1)
    problems.push({
      en: 'The pattern holds the counter more than once.',
      ru: 'Порядковый номер указан в шаблоне больше одного раза.',
      fr: 'Le modèle contient plusieurs compteurs.',
    });
  return problems;
}

/** What a number series begins with. */
export interface SeriesDefaults {
  readonly prefix: string;
  readonly pattern: string;
  readonly reset: Reset;
}

const prefixes: Readonly<Record<'RU' | 'FR' | 'INT', Readonly<Record<DocumentType, string>>>> = {
  RU: {
    proposal: 'КП-',
    contract: 'Д-',
    order: 'З-',
    invoice: '',
    act: '',
    waybill: '',
    'tax-invoice': '',
    'credit-note': 'К-',
    'deposit-invoice': 'А-',
    upd: '',
    correction: 'КС-',
    'power-of-attorney': '',
    'cash-receipt': '',
    statement: 'С-',
  },
  FR: {
    proposal: 'DE',
    contract: 'CT',
    order: 'CO',
    invoice: 'FA',
    act: 'PV',
    waybill: 'BL',
    'tax-invoice': 'FT',
    'credit-note': 'AV',
    'deposit-invoice': 'AC',
    upd: 'UT',
    correction: 'RF',
    'power-of-attorney': 'PR',
    'cash-receipt': 'RC',
    statement: 'RE',
  },
  INT: {
    proposal: 'QUO',
    contract: 'CON',
    order: 'ORD',
    invoice: 'INV',
    act: 'ACC',
    waybill: 'DN',
    'tax-invoice': 'TAX',
    'credit-note': 'CN',
    'deposit-invoice': 'DEP',
    upd: 'UTD',
    correction: 'COR',
    'power-of-attorney': 'POA',
    'cash-receipt': 'CR',
    statement: 'SOA',
  },
};

/**
 * The number series that a new company begins with. Russia: a bare number that begins again each year, as 1C prints it, contracts with
 * the year after a slash (`Д-15/26`); elsewhere prefix, year and four digits (`FA-2026-0015`, `INV-2026-0015`).
 */
export function defaultSeries(country: Country, type: DocumentType): SeriesDefaults {
  const prefix = prefixes[country === 'RU' || country === 'FR' ? country : 'INT'][type];
  if (country !== 'RU') return { prefix, pattern: '{PREFIX}-{YYYY}-{####}', reset: 'yearly' };
  return { prefix, pattern: type === 'contract' ? '{PREFIX}{#}/{YY}' : '{PREFIX}{#}', reset: 'yearly' };
}

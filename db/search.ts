/**
 * Finding by any part of a name, phone, address or number: a folded search key in each record, and beside it a trigram index
 * `<entity>_search` (FTS5, contentless, rowid = id) that names few candidates quickly. The key of a candidate is then looked
 * at itself: `WHERE <entity>_search MATCH matchQuery AND containsCondition`. So the index needs no positions (`detail=none`).
 *
 * Measured with a million clients: an index of 79 MB instead of 196; and because candidates are looked at anyway, only the
 * three rarest trigrams are asked for: p95 of 2 to 5 ms for parts of names, phones, tax numbers and mail addresses,
 * where whole phrases took 3 to 36.
 */
import type SQLite from 'better-sqlite3';
import { digits, fold } from './folding.ts';

/** Words that must all be there. */
type Words = readonly string[];
/** Ways to be satisfied, of which one is enough: a number may be written with its signs or be known by its digits. */
type Term = readonly Words[];

/** In how many records a trigram occurs, as far as is known; what is rarer is asked for first. */
export type Rarity = (trigram: string) => number;

/** SQL over a search key, with the values for its question marks. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** More trigrams than this no longer make the candidates fewer, only the answer slower. */
const TRIGRAMS_ASKED = 3;

/** A word of digits and the signs that people write between them. */
const NUMBER = /^[+(]*\d[\d()+./-]*$/u;
/** How a phone may begin in one place and not in another: the trunk digit or the country. */
const PHONE_START = /^(?:\+7|\+33|0033|8(?=\D|\d{10}$)|0(?=\d[\s.-]|\d{9}$))/u;

/**
 * The value for MATCH: what the text is likely to be found by. Every record that has the text is among the candidates, and some that
 * do not, so `containsCondition` must stand beside it. Null where no word has three letters: then that condition alone decides.
 */
export function matchQuery(text: string, rarity: Rarity = () => 0): string | null {
  const certain = new Set<string>();
  const choices: string[] = [];
  for (const term of termsOf(text)) {
    const [first, ...others] = term.map((words) => words.flatMap(trigramsOf));
    if (first === undefined || first.length === 0 || others.some((trigrams) => trigrams.length === 0)) continue;
    if (others.length === 0) for (const trigram of first) certain.add(trigram);
    else choices.push(`(${[first, ...others].map((trigrams) => `(${rarest(trigrams, rarity)})`).join(' OR ')})`);
  }
  if (certain.size > 0) choices.unshift(rarest([...certain], rarity));
  return choices.length === 0 ? null : choices.join(' AND ');
}

/** What the search key must contain; `key` is its column as SQL, `client.search_key`. Always true for a text without words. */
export function containsCondition(text: string, key: string): Condition {
  const terms = termsOf(text);
  const contains = (words: Words) => words.map(() => `instr(${key}, ?) > 0`).join(' AND ');
  return {
    sql: terms.map((term) => `(${term.map(contains).join(' OR ')})`).join(' AND ') || '1',
    parameters: terms.flat(2),
  };
}

/** The words of the text that are too short for the index. */
export function shortWords(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word !== '' && [...word].length < 3);
}

/**
 * How often trigrams occur in this index, each counted once (0.4 ms) and remembered while the connection lives: it only says what to
 * ask for first, so it may be old. The connection gets a temporary table.
 */
export function rarityIn(sql: SQLite.Database, index: string): Rarity {
  const known = new Map<string, number>();
  sql.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp."${index}_terms" USING fts5vocab('main', '${index}', 'row')`);
  const count = sql.prepare<[string], number>(`SELECT doc FROM temp."${index}_terms" WHERE term = ?`).pluck();
  return (trigram) => {
    let n = known.get(trigram);
    if (n === undefined) {
      n = count.get(trigram) ?? 0;
      if (known.size >= 50_000) known.clear();
      known.set(trigram, n);
    }
    return n;
  };
}

function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  let run: string[] = [];
  const endRun = () => {
    if (run.length > 0) terms.push(numberTerm(run));
    run = [];
  };
  for (const word of fold(text).split(' ')) {
    if (NUMBER.test(word)) run.push(word);
    else {
      endRun();
      if (word !== '') terms.push([[word]]);
    }
  }
  endRun();
  return terms;
}

/** `+7 (495) 123-45` is a phone whose digits are in the key, `2026-114` a document, `12 500` two numbers or one. */
function numberTerm(run: readonly string[]): Term {
  const written = run.join(' ');
  const local = digits(written.replace(PHONE_START, ''));
  const plain = local.length >= 3 ? local : digits(written);
  return run.length === 1 && run[0] === plain ? [[plain]] : [run, [plain]];
}

function trigramsOf(word: string): string[] {
  const letters = [...word];
  return letters.slice(2).map((_, at) => letters.slice(at, at + 3).join(''));
}

function rarest(trigrams: readonly string[], rarity: Rarity): string {
  return [...new Set(trigrams)]
    .map((trigram, at) => ({ trigram, at, count: rarity(trigram) }))
    .sort((a, b) => a.count - b.count || a.at - b.at)
    .slice(0, TRIGRAMS_ASKED)
    .map(({ trigram }) => `"${trigram.replaceAll('"', '""')}"`)
    .join(' AND ');
}

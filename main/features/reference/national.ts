/** National data: the files of the folder `national/`, one a country, read and checked when the program starts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { type Format, NationalFile, type TaxNumber } from './national-schema.ts';

/** All countries together. Made once from the files, never changed. */
export interface NationalData {
  /** In the order in which they are offered; the general one, `INT`, is always among them. */
  readonly countries: readonly NationalFile[];
  readonly byCode: ReadonlyMap<string, NationalFile>;
  readonly general: NationalFile;
  /** The kinds of tax numbers of all countries, each once as the first country has it, in the order in which they count. */
  readonly kinds: ReadonlyMap<string, TaxNumber>;
  /** What stands after the two letters of a VAT number, by these letters. */
  readonly vatNumbers: ReadonlyMap<string, readonly Format[]>;
  readonly ibanLengths: ReadonlyMap<string, number>;
}

/** A file of `national/` says what cannot be; its message names file and field. The program does not start with it. */
export class NationalDataProblem extends Error {
  constructor(file: string, field: string, what: string) {
    super(`National data: ${file}${field === '' ? '' : `, field ${field}`}: ${what}`);
    this.name = 'NationalDataProblem';
  }
}

/** The code of the profile for every country that has no file of its own. */
export const GENERAL = 'INT';

/** Reads all `*.json` of a folder. Throws `NationalDataProblem` for the first thing that is wrong. */
export function readNational(folder: string): NationalData {
  const read = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name, readFile(folder, name)] as const);
  for (const [name, file] of read) checkFile(name, file, read);
  const countries = read.map(([, file]) => file).sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1));
  const general = countries.find(({ code }) => code === GENERAL);
  if (general === undefined) throw new NationalDataProblem('int.json', '', `is missing in ${folder}`);
  const kinds = new Map<string, TaxNumber>();
  for (const number of countries.flatMap(({ taxNumbers }) => taxNumbers))
    if (!kinds.has(number.key)) kinds.set(number.key, number);
  const own = countries.filter((file) => file !== general);
  return {
    countries,
    byCode: new Map(countries.map((file) => [file.code, file])),
    general,
    kinds,
    vatNumbers: new Map(
      [general, ...own].flatMap((file) =>
        Object.entries(file.vatNumbers).map(([letters, { formats }]) => [letters, formats] as const),
      ),
    ),
    ibanLengths: new Map([general, ...own].flatMap((file) => Object.entries(file.ibanLengths))),
  };
}

function readFile(folder: string, name: string): NationalFile {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    throw new NationalDataProblem(name, '', `is no JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  const result = NationalFile.safeParse(raw);
  if (result.success) return result.data;
  const { path, text } = deepest(result.error.issues[0]);
  throw new NationalDataProblem(name, path, text);
}

/** Of a choice between shapes, the problem that lies deepest: it is the one of the shape that was meant. */
function deepest(issue: z.core.$ZodIssue | undefined): { readonly path: string; readonly text: string } {
  if (issue === undefined) return { path: '', text: 'is wrong' };
  if (issue.code === 'unrecognized_keys')
    return { path: [...issue.path, issue.keys[0] ?? ''].join('.'), text: 'is not known' };
  const inner = issue.code === 'invalid_union' ? issue.errors.flat() : [];
  const best = inner.toSorted((a, b) => b.path.length - a.path.length)[0];
  if (best === undefined || best.path.length === 0) return { path: issue.path.join('.'), text: issue.message };
  const { path, text } = deepest(best);
  return { path: [...issue.path, path].join('.'), text };
}

/** What a file must be in itself and beside the others. */
function checkFile(name: string, file: NationalFile, all: readonly (readonly [string, NationalFile])[]): void {
  if (name !== `${file.code.toLowerCase()}.json`)
    throw new NationalDataProblem(name, 'code', `“${file.code}” belongs into ${file.code.toLowerCase()}.json`);
  const own = file.taxNumbers.map(({ key }) => key);
  const twice = own.findIndex((key, at) => own.indexOf(key) !== at);
  if (twice >= 0) throw new NationalDataProblem(name, `taxNumbers.${twice}.key`, `“${own[twice]}” is there twice`);
  for (const [group, fields] of Object.entries(file.fields))
    for (const [at, field] of fields.entries()) {
      const key = typeof field === 'string' ? field : field.key;
      if (!own.includes(key))
        throw new NationalDataProblem(name, `fields.${group}.${at}`, `there is no tax number “${key}” in taxNumbers`);
    }
  const known = new Set(all.flatMap(([, { taxNumbers }]) => taxNumbers.map(({ key }) => key)));
  for (const [at, agreement] of file.agreements.entries())
    for (const end of ['kind', 'with'] as const)
      if (!known.has(agreement[end]))
        throw new NationalDataProblem(name, `agreements.${at}.${end}`, `no file has a tax number “${agreement[end]}”`);
  const keys = new Set<string>();
  for (const [at, rate] of file.vat.rates.entries()) {
    const key = rateKey(file.code, rate);
    if (keys.has(key)) throw new NationalDataProblem(name, `vat.rates.${at}.key`, `“${key}” is there twice`);
    keys.add(key);
    if (!key.startsWith(`${file.code.toLowerCase()}-`))
      throw new NationalDataProblem(name, `vat.rates.${at}.key`, `must begin with “${file.code.toLowerCase()}-”`);
    if (rate.rate === null && rate.label === undefined)
      throw new NationalDataProblem(name, `vat.rates.${at}.label`, 'is missing where there is no rate');
    if (rate.from !== undefined && rate.to !== undefined && rate.to < rate.from)
      throw new NationalDataProblem(name, `vat.rates.${at}.to`, 'is before from');
  }
}

/** The key of a rate, by which the database knows it. */
export function rateKey(country: string, { key, rate }: { key?: string | undefined; rate: number | null }): string {
  return key ?? `${country.toLowerCase()}-${rate === null ? 'none' : rate / 100}`;
}

let current: { readonly folder: string; readonly data: NationalData } | null = null;

/** Takes the data of this folder from now on, for the whole process. Throws `NationalDataProblem` and keeps what was there. */
export function takeNational(folder: string): void {
  if (current?.folder !== folder) current = { folder, data: readNational(folder) };
}

/** The national data; those of the program itself where no others were taken. */
export function national(): NationalData {
  if (current === null) takeNational(ownFolder());
  if (current === null) throw new Error('There are no national data.');
  return current.data;
}

/** The folder that they were taken from, for a thread. */
export function nationalFolder(): string {
  national();
  return current?.folder ?? ownFolder();
}

/** Upwards from this file: as a source it lies deeper than in the program that is built. */
function ownFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'national', 'int.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'national');
}

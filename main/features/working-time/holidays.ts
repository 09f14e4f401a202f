/** Days off by law: the files of the folder `national/holidays/`. A country has its rules (`fr.json`), and dated files for what is decided year by year (`ru-2026.json`). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Day } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';
import { dayAfter } from '../../printing/day-after.ts';
import { NationalDataProblem, nationalFolder } from '../reference/national.ts';

const Words = z.strictObject({ en: z.string().min(1), ru: z.string().min(1), fr: z.string().min(1) });
const Code = z.string().regex(/^[A-Z]{2}$/u);

const Rule = z.union([
  /** Each year on this day, `MM-DD`. */
  z.strictObject({ on: z.string().regex(/^\d{2}-\d{2}$/u), name: Words, region: z.string().optional() }),
  /** So many days after Easter Sunday of the Gregorian calendar. */
  z.strictObject({ easter: z.number().int().min(-60).max(80), name: Words, region: z.string().optional() }),
]);

const RulesFile = z.strictObject({
  code: Code,
  source: z.string().min(1),
  regions: z.array(z.strictObject({ code: z.string().min(1), name: Words })).default([]),
  rules: z.array(Rule),
});

const YearFile = z.strictObject({
  code: Code,
  year: z.number().int(),
  source: z.string().min(1),
  /** Days off that were moved here. */
  free: z.array(Day),
  /** Working days that would be free. */
  work: z.array(Day),
  /** What was not decided yet when the file was made. */
  unknown: Words.optional(),
});

/** The days off of a country. */
export interface CountryHolidays extends z.output<typeof RulesFile> {
  readonly years: readonly z.output<typeof YearFile>[];
}

/** A day off or (`free` false) a working day, with its name. */
export interface NamedDay {
  readonly day: string;
  readonly free: boolean;
  readonly name: Said;
}

const movedFree: Said = { en: 'Moved day off', ru: 'Перенесённый выходной', fr: 'Jour de repos reporté' };
const movedWork: Said = {
  en: 'Working day by transfer',
  ru: 'Рабочий день (перенос)',
  fr: 'Jour travaillé (report)',
};

/** Reads the folder. Throws NationalDataProblem for the first thing that is wrong. */
export function readHolidays(folder: string): ReadonlyMap<string, CountryHolidays> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  const dated = names.filter((name) => /-\d{4}\.json$/u.test(name)).map((name) => read(folder, name, YearFile));
  const found = new Map<string, CountryHolidays>();
  for (const name of names.filter((one) => !/-\d{4}\.json$/u.test(one))) {
    const rules = read(folder, name, RulesFile);
    for (const { region } of rules.rules)
      if (region !== undefined && !rules.regions.some(({ code }) => code === region))
        throw new NationalDataProblem(`holidays/${name}`, 'rules', `there is no region “${region}”`);
    found.set(rules.code, { ...rules, years: dated.filter(({ code }) => code === rules.code) });
  }
  return found;
}

function read<Shape extends z.ZodType>(folder: string, name: string, shape: Shape): z.output<Shape> {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new NationalDataProblem(`holidays/${name}`, '', `is no JSON (${why})`);
  }
  const result = shape.safeParse(raw);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new NationalDataProblem(`holidays/${name}`, issue?.path.join('.') ?? '', issue?.message ?? 'is wrong');
}

let current: { readonly folder: string; readonly data: ReadonlyMap<string, CountryHolidays> } | null = null;

/** Those of the program's own files, by the code of the country. */
export function holidays(): ReadonlyMap<string, CountryHolidays> {
  const folder = join(nationalFolder(), 'holidays');
  if (current?.folder !== folder) current = { folder, data: readHolidays(folder) };
  return current.data;
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher), `YYYY-MM-DD`. */
export function easterOf(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const rest = h + l - 7 * m + 114;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(Math.floor(rest / 31))}-${two((rest % 31) + 1)}`;
}

/** What the law makes of the days from one up to another one, in their order, each once. `region`: empty for none. */
export function holidaysBetween(
  { rules, years }: Pick<CountryHolidays, 'rules' | 'years'>,
  region: string,
  from: string,
  to: string,
): NamedDay[] {
  const found = new Map<string, NamedDay>();
  const note = (day: string, free: boolean, name: Said) => {
    if (day >= from && day <= to && !found.has(day)) found.set(day, { day, free, name });
  };
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    for (const rule of rules)
      if (rule.region === undefined || rule.region === region)
        note('on' in rule ? `${year}-${rule.on}` : dayAfter(easterOf(year), rule.easter), true, rule.name);
    for (const dated of years.filter((one) => one.year === year)) {
      for (const day of dated.free) note(day, true, movedFree);
      for (const day of dated.work) note(day, false, movedWork);
    }
  }
  return [...found.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}

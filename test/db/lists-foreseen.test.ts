/** What is foreseen of a walk along an order, and which way to a page is taken for it. */
import { describe, expect, test } from 'vitest';
import { foreseen, type Walk } from '../../db/lists/foreseen.ts';
import type { RowCondition } from '../../db/lists/listed.ts';
import { statement } from '../../db/lists/statement.ts';
import type { Survey } from '../../db/lists/survey.ts';
import { quickestSets, sourcesOf, usualCosts } from '../../db/lists/ways.ts';

function condition(name: string): RowCondition {
  const source = { pieces: [statement(`FROM ${name}`)], id: 'id', ofTable: true, repeats: false, exact: true };
  return { test: statement(name), source, on: null };
}

const french = condition('french');
const mine = condition('mine');

const walk: Walk = { comesBy: () => true, tested: [french, mine], held: [], wanted: 100, descending: false };

/** 500 rows of so many, sorted by a number from `from` on. */
function surveyOf(size: number, from: number, passed: (place: number) => readonly RowCondition[]): Survey {
  const rows = Array.from({ length: 500 }, (_, place) => ({ keys: [from + place], passed: new Set(passed(place)) }));
  return { rows, size };
}

/** Each row stands for 1000. */
const table = (passed: (place: number) => readonly RowCondition[]) => surveyOf(500_000, 0, passed);
const both = [french, mine];

describe('until a page of 100 is full', () => {
  test('one row of ten passes, everywhere: 1000 rows come by', () => {
    const everywhere = table((place) => (place % 10 === 9 ? both : []));
    expect(foreseen(walk, everywhere, everywhere, false)).toMatchObject({ entries: 1000, left: 1000 });
  });

  test('the rows that pass are the last ones: all others come by before the first', () => {
    const last = table((place) => (place >= 450 ? both : []));
    expect(foreseen(walk, last, last, false).entries).toBe(451_000);
  });

  test('once the order is known to have to do with it, the first that passes is believed', () => {
    const later = table((place) => (place % 10 === 9 ? both : []));
    expect(foreseen(walk, later, later, true).entries).toBe(10_000);
  });

  test('of rows in a set, the table tells what comes before them', () => {
    // Each stands for 100; the ninth is the first that passes, with 410 rows of the table before it.
    const set = surveyOf(50_000, 402, (place) => (place >= 8 ? both : [french]));
    const ahead = foreseen(
      walk,
      table(() => []),
      set,
      false,
    );
    expect(ahead.entries).toBe(411_000);
    expect(ahead.passing([french])).toBe(900);
  });

  test('rows before the page are no part of it', () => {
    const second = {
      ...walk,
      comesBy: ({ keys: [key] }: { keys: Survey['rows'][number]['keys'] }) => Number(key) >= 250,
    };
    const last = table((place) => (place >= 450 ? both : []));
    expect(foreseen(second, last, last, false).entries).toBe(201_000);
  });
});

describe('the way', () => {
  const choose = (survey: Survey) =>
    quickestSets(walk, foreseen(walk, survey, survey, false), survey, null, sourcesOf(both, survey), usualCosts).map(
      (set) => set.condition,
    );

  test('where enough rows pass, they are looked at as they come', () => {
    expect(choose(table((place) => (place % 10 === 9 ? both : [])))).toEqual([]);
  });

  test('where what passes stands at the end of the order, its set is read and the others are passed by', () => {
    expect(choose(table((place) => (place >= 450 ? both : place % 2 === 0 ? [mine] : [])))).toEqual([french]);
  });

  test('where each of two conditions leaves much and both leave little, both sets are read', () => {
    const rarely = table((place) =>
      place === 499 ? both : place % 5 === 0 ? [french] : place % 5 === 1 ? [mine] : [],
    );
    expect(choose(rarely)).toEqual([french, mine]);
  });

  test('sources come from the smallest on', () => {
    const survey = table((place) => (place < 5 ? both : place < 50 ? [french] : []));
    expect(sourcesOf(both, survey).map((one) => [one.condition, one.size])).toEqual([
      [mine, 5000],
      [french, 50_000],
    ]);
  });
});

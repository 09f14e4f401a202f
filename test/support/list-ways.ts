/** Ways to find the same rows of a list: as usual, and as if there were a million. */
import { type Bounds, usualBounds } from '../../db/lists/measured.ts';
import { type Costs, usualCosts } from '../../db/lists/ways.ts';

export interface ListWay {
  readonly costs: Costs;
  readonly bounds: Bounds;
}

const dear = 1e9;
const withoutGlance = { ...usualCosts, glance: 0 };
const nothingIsFew = { few: -1, fewOfMore: -1 };

export const listWays: Readonly<Record<string, ListWay>> = {
  usual: { costs: usualCosts, bounds: usualBounds },
  'looking at all rows': {
    costs: { ...withoutGlance, patience: dear, many: -1, read: dear, fetch: dear },
    bounds: { ...nothingIsFew, many: -1 },
  },
  'looking at some rows, then at all': {
    costs: { ...withoutGlance, patience: 0.1, many: -1, read: dear, fetch: dear },
    bounds: { ...nothingIsFew, many: -1 },
  },
  'looking at some rows, then fetching what is in the smallest set': {
    costs: { ...withoutGlance, patience: 0.3, few: 1000, look: 0, pass: 0 },
    bounds: { few: 10, fewOfMore: 20, many: 60 },
  },
  'fetching what is in several sets': {
    costs: { ...withoutGlance, few: -1, read: 0, fetch: 0, pass: dear, look: dear },
    bounds: { ...nothingIsFew, many: 1000 },
  },
  'walking past what is not in several sets': {
    costs: { ...withoutGlance, few: -1, many: -1, read: 0, fetch: dear, pass: 0 },
    bounds: { ...nothingIsFew, many: 1000 },
  },
  'walking past what is not in the smallest set': {
    costs: { ...withoutGlance, patience: 0.01, few: -1, many: 1000, read: 20, fetch: dear, pass: 0 },
    bounds: { ...nothingIsFew, many: 1000 },
  },
};

export function wayNamed(name: string): ListWay {
  const way = listWays[name];
  if (way === undefined) throw new Error(`No way is called ${name}.`);
  return way;
}

/** Exchange rates: what a currency costs in that of an own company, from a day on. */
import type { Db } from '../../../db/database.ts';
import type { ExchangeRate } from '../../../preload/contract/rates.ts';
import type { CommandContext } from '../../engine/context.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { deleteRate, putRate, rateOfDay, rateOn, rateRows } from './queries.ts';

/** The rates that were entered, the latest first. */
export function listRates(db: Db): ExchangeRate[] {
  return rateRows(db);
}

/** What one unit of `currency` costs in `base` on a day, in millionths; null: the same currency, or nobody has entered it. */
export function presentRate(db: Db, base: string, currency: string, day: string): number | null {
  return base === currency ? null : (rateOn(db, base, currency, day) ?? null);
}

/** Enters a rate. Failure `invalid` where both currencies are the same. */
export function setRate(command: CommandContext, rate: ExchangeRate): void {
  const { db, now, user, language } = command;
  if (rate.base === rate.currency) invalidFields(language, [{ path: 'currency', said: sameCurrency }]);
  const old = rateOfDay(db, rate) ?? null;
  if (old === rate.rate) {
    command.unchanged();
    return;
  }
  putRate(db, rate, now, user.id);
  noted(command, rate, old, rate.rate);
}

/** Takes a rate away; nothing happens where there is none. */
export function removeRate(command: CommandContext, rate: Omit<ExchangeRate, 'rate'>): void {
  const old = rateOfDay(command.db, rate);
  if (old === undefined) {
    command.unchanged();
    return;
  }
  deleteRate(command.db, rate);
  noted(command, rate, old, null);
}

function noted(
  command: CommandContext,
  { base, currency, day }: Omit<ExchangeRate, 'rate'>,
  old: number | null,
  now: number | null,
): void {
  command.record({
    entity: 'settings',
    id: 0,
    version: 0,
    changes: { [`exchangeRate ${currency}/${base} ${day}`]: { old, new: now } },
  });
}

const sameCurrency = {
  en: 'A currency has no rate to itself.',
  ru: 'У валюты нет курса к самой себе.',
  fr: 'Une devise n’a pas de cours par rapport à elle-même.',
};

/** SQL of exchange rates. */
import type { Db } from '../../../db/database.ts';
import type { ExchangeRate } from '../../../preload/contract/rates.ts';

/** The latest first. */
export function rateRows(db: Db): ExchangeRate[] {
  return db
    .prepare<[], ExchangeRate>('SELECT base, currency, day, rate FROM exchange_rate ORDER BY day DESC, base, currency')
    .all();
}

/** The rate that holds on a day: the latest one that is not after it. */
export function rateOn(db: Db, base: string, currency: string, day: string): number | undefined {
  return db
    .prepare<[string, string, string], { rate: number }>(
      'SELECT rate FROM exchange_rate WHERE base = ? AND currency = ? AND day <= ? ORDER BY day DESC LIMIT 1',
    )
    .get(base, currency, day)?.rate;
}

/** The rate of exactly this day. */
export function rateOfDay(db: Db, { base, currency, day }: Omit<ExchangeRate, 'rate'>): number | undefined {
  return db
    .prepare<[string, string, string], { rate: number }>(
      'SELECT rate FROM exchange_rate WHERE base = ? AND currency = ? AND day = ?',
    )
    .get(base, currency, day)?.rate;
}

export function putRate(db: Db, { base, currency, day, rate }: ExchangeRate, at: string, by: number): void {
  db.prepare(
    `INSERT INTO exchange_rate (base, currency, day, rate, updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (base, currency, day) DO UPDATE SET rate = excluded.rate, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
  ).run(base, currency, day, rate, at, by);
}

export function deleteRate(db: Db, { base, currency, day }: Omit<ExchangeRate, 'rate'>): void {
  db.prepare('DELETE FROM exchange_rate WHERE base = ? AND currency = ? AND day = ?').run(base, currency, day);
}

/** Counts and sums of deals by what they have in common. */
import type { DealSums } from '../../../preload/contract/deals.ts';

interface Counting<Of> {
  readonly of: Of;
  count: number;
  readonly sums: Map<string, bigint>;
}

/** Counts deals under keys, and adds up their amounts by currency, exactly. */
export class Tally<Of> {
  readonly #counting = new Map<string, Counting<Of>>();

  /** `amount`: digits. */
  add(
    of: Of,
    { currency, count, amount }: { readonly currency: string; readonly count: number; readonly amount: string },
  ): void {
    const key = JSON.stringify(of);
    let counting = this.#counting.get(key);
    if (counting === undefined) {
      counting = { of, count: 0, sums: new Map() };
      this.#counting.set(key, counting);
    }
    counting.count += count;
    counting.sums.set(currency, (counting.sums.get(currency) ?? 0n) + BigInt(amount));
  }

  /** The most first; currencies in the order of their codes. */
  counted(): { readonly of: Of; readonly count: number; readonly sums: DealSums }[] {
    return [...this.#counting.values()]
      .sort((one, other) => other.count - one.count)
      .map(({ of, count, sums }) => ({
        of,
        count,
        sums: [...sums]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([currency, amount]) => ({ currency, amount: Number(amount) })),
      }));
  }
}

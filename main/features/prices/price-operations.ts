/** Many prices of a list that were changed at once, and giving them back. */
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { noRight } from '../../engine/router-words.ts';
import { recordOperation } from '../operations/service.ts';
import { type KeptItem, registerUndoer, type UndoneRecord } from '../operations/undoers.ts';
import { dropPrice, priceIn, putPrice, touchList } from './queries.ts';
import { livePriceList, priceLists } from './service.ts';

/** Minor units of the list's currency; null: no price. */
export interface ChangedPrice {
  readonly productId: number;
  readonly old: number | null;
  readonly price: number | null;
}

/** Keeps what was changed as an operation, in the transaction of the command that did it; answers its id. */
export function keepPrices(
  command: CommandContext,
  kind: 'paste' | 'price-fill',
  id: number,
  prices: readonly ChangedPrice[],
): number {
  const { name, version } = livePriceList(command.db, id);
  const details = { entity: 'price-list', name, prices: prices.length };
  return recordOperation(command, { kind, details, items: [{ entity: 'price-list', id, version, before: prices }] });
}

for (const kind of ['paste', 'price-fill'] as const)
  registerUndoer(kind, 'price-list', {
    check: ({ user }) => {
      if (!user.rights.has('products.change')) throw new Failure('forbidden', noRight);
    },
    undo: giveBack,
  });

/** Prices that somebody has changed again since stay as they are, whatever became of the others. */
function giveBack({ db, now, user }: CommandContext, { id, before }: KeptItem): UndoneRecord {
  const list = priceLists(db, { removed: true }).find((one) => one.id === id);
  if (list === undefined || list.deletedAt !== null) return { kept: list?.name ?? '' };
  const changes: Record<string, { old: number | null; new: number | null }> = {};
  // Written by `keepPrices` alone.
  for (const { productId, old, price } of before as readonly ChangedPrice[]) {
    if ((priceIn(db, id, productId) ?? null) !== price) continue;
    if (old === null) dropPrice(db, id, productId);
    else putPrice(db, id, productId, old);
    changes[`prices.${productId}`] = { old: price, new: old };
  }
  if (Object.keys(changes).length === 0) return { kept: list.name };
  touchList(db, id, { at: now, by: user.id });
  return { version: list.version + 1, changes };
}

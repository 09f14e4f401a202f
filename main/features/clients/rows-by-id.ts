/** Rows of the list of clients for ids that are known, for those who may see them. */

import type { ReachingRight } from '../../../preload/contract/channel.ts';
import type { ClientRow } from '../../../preload/contract/clients.ts';
import { isHidden, mayTouch } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { plainRow } from './listing.ts';
import { clientBelonging, rowsOfIds } from './queries.ts';

/** By id; clients in the bin and those that the right does not reach are left out, and so is what the role hides. */
export function clientRowsById(
  { db, user }: Context,
  right: ReachingRight,
  ids: readonly number[],
): Map<number, ClientRow> {
  const found = new Map<number, ClientRow>();
  for (const stored of rowsOfIds(db, ids)) {
    const belongs = clientBelonging(db, stored.id);
    if (belongs === undefined || !mayTouch(user, right, belongs)) continue;
    const row = plainRow(stored);
    found.set(row.id, {
      ...row,
      ...(isHidden(user, 'clients.reaches') && { phone: '', email: '' }),
      ...(isHidden(user, 'clients.creditLimit') && { creditLimit: null }),
    });
  }
  return found;
}

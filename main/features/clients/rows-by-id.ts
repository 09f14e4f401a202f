/** Rows of the list of clients for ids that are known, for those who may see them. */

import type { ReachingRight } from '../../../preload/contract/channel.ts';
import type { ClientRow } from '../../../preload/contract/clients.ts';
import { mayTouch } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { clientsShown } from './listing.ts';
import { clientBelonging } from './queries.ts';

/** By id; clients in the bin and those that the right does not reach are left out, and so is what the role hides. */
export function clientRowsById(
  { db, user }: Context,
  right: ReachingRight,
  ids: readonly number[],
): Map<number, ClientRow> {
  const reached = ids.filter((id) => {
    const belongs = clientBelonging(db, id);
    return belongs !== undefined && belongs.deletedAt === null && mayTouch(user, right, belongs);
  });
  return new Map(clientsShown({ db, user }, reached).map((row) => [row.id, row]));
}

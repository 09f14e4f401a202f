/** Cells pasted into the list of products: many changed at once, and given back what they were. */
import type { z } from 'zod';
import type { pasting } from '../../../preload/contract/pasting.ts';
import { isHidden } from '../../engine/access.ts';
import type { CommandContext, Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { noRight } from '../../engine/router-words.ts';
import { inRow } from '../../engine/row-failures.ts';
import { beforeOf, givenBack } from '../fields/given-back.ts';
import { withOwnChanges } from '../fields/record-values.ts';
import { type DoneItem, recordOperation } from '../operations/service.ts';
import { type KeptItem, registerUndoer, type UndoneRecord } from '../operations/undoers.ts';
import { changeProduct, fieldsOf, findProduct, getProduct } from './service.ts';
import { productWriter } from './writing-queries.ts';

type Given = z.output<(typeof pasting)['products.paste']['input']>['changes'];

/** Changes all of them or none. Failures as of `changeProduct`, each path with the place of its product before it. */
export function pasteProducts(context: CommandContext, given: Given) {
  const { db } = context;
  const items: DoneItem[] = [];
  for (const [place, change] of given.entries())
    inRow('changes', place, () => {
      const before = getProduct(db, change.id);
      const { version } = changeProduct(context, change);
      if (version === before.version) return;
      const changed = withOwnChanges(fieldChanges(fieldsOf(before), fieldsOf(getProduct(db, change.id))));
      items.push({ entity: 'product', id: change.id, version, before: beforeOf(changed) });
    });
  if (items.length === 0) return { operationId: null, changed: 0 };
  const operationId = recordOperation(context, { kind: 'paste', details: { entity: 'product' }, items });
  return { operationId, changed: items.length };
}

registerUndoer('paste', 'product', {
  check: ({ user }) => {
    if (!user.rights.has('products.change')) throw new Failure('forbidden', noRight);
  },
  undo: giveBack,
});

function giveBack({ db, user, now }: CommandContext, { id, version, before }: KeptItem): UndoneRecord {
  const product = findProduct(db, id);
  // Deleted for good meanwhile.
  if (product === undefined) return { kept: '' };
  // Written by `pasteProducts` alone.
  const values = before as Record<string, unknown>;
  const isKept = 'purchasePrice' in values && isHidden(user, 'products.purchasePrice');
  if (product.version !== version || product.deletedAt !== null || isKept) return { kept: product.name };
  const fields = fieldsOf(product);
  const old = givenBack(fields, values);
  if (!productWriter(db).replace(id, version, old, { at: now, by: user.id })) return { kept: product.name };
  return { version: version + 1, changes: withOwnChanges(fieldChanges(fields, old)) };
}

export const productPasting: Handlers<'products.paste'> = {
  'products.paste': (command, { changes }) => pasteProducts(command, changes),
};

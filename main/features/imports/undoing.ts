/** Undoing an import as a whole: each record that nobody has touched since is again what it was. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import type { Reach } from '../../../db/lists/reached.ts';
import { ImportEntity, type imports } from '../../../preload/contract/imports.ts';
import { accessBy, mayTouch } from '../../engine/access.ts';
import type { CommandContext, Context, Job, Recorded, TaskContext } from '../../engine/context.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { cardOf } from '../clients/card.ts';
import { type ClientBefore, hasDocuments, removeImportedClient, restoreImportedClient } from '../clients/importing.ts';
import { registerFollower } from '../operations/undoers.ts';
import { putListPrice } from '../prices/service.ts';
import { removeImportedProduct, saveImportedProduct } from '../products/importing.ts';
import { fieldsOf, findProduct } from '../products/service.ts';
import { foretoldClients, foretoldProducts, laterImports } from './foretelling-queries.ts';
import { importChanges } from './history.ts';
import { checkMayImport } from './order.ts';
import type { WholeProduct } from './product-merge.ts';
import {
  earlierImports,
  type ImportItem,
  importRun,
  itemCount,
  itemsAfter,
  markItemUndone,
  markUndone,
  moveItem,
  moveItems,
} from './queries.ts';
import { noSuchImport, undoneAlready } from './words.ts';
import { touchedBy } from './writing.ts';

type Input = z.output<(typeof imports)['imports.undo']['input']>;
type Answer = z.output<(typeof imports)['imports.undo']['output']>;

const itemsInStep = 100;
const keptShown = 200;

// What a change of many left and was then undone is again as the import left it.
registerFollower('client', (db, id, was, version) => moveItems(db, 'clients', id, was, version));
registerFollower('product', (db, id, was, version) => moveItems(db, 'products', id, was, version));

/** What undoing the import would do at this moment. Failures as `undoImport`. */
export function foretellUndoing(
  context: Context,
  id: number,
): z.output<(typeof imports)['imports.foretell']['output']> {
  const { db, user } = context;
  const entity = openImport(db, id);
  checkMayImport(context, entity);
  const rows = entity === 'clients' ? foretoldClients(db, id, changedBy(user)) : foretoldProducts(db, id);
  const sum = (of: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(of).reduce((total, { records }) => total + records, 0);
  return {
    created: sum(({ goes, isNew }) => goes === 1 && isNew === 1),
    changed: sum(({ goes, isNew }) => goes === 1 && isNew === 0),
    kept: sum(({ goes }) => goes === 0),
    later: laterImports(db, id, entity),
  };
}

/** Who may change no client reaches none. */
function changedBy(user: Context['user']): Reach {
  return user.rights.has('clients.change') ? accessBy(user, 'clients.change') : { kind: 'own', userId: 0 };
}

/**
 * Undoes the import. Failure `not-found` where there is none, `forbidden` for a user who may not import such records, `conflict` where it was
 * undone before. Records that were touched since stay as they are, and the import can be undone again for their sake.
 */
export async function undoImport(task: TaskContext, { id, job: name }: Input): Promise<Answer> {
  const entity = openImport(task.db, id);
  checkMayImport(task, entity);
  const job = task.job(name);
  const answer = await task.writeInSteps(job, (command) => undoSteps(command, job, id));
  if (answer.undone > 0) for (const touched of touchedBy(entity)) task.changed(touched);
  return answer;
}

function openImport(db: Db, id: number): ImportEntity {
  const run = importRun(db, id);
  if (run === undefined) throw noSuchImport();
  if (run.undoneAt !== null) throw undoneAlready();
  return ImportEntity.parse(run.entity);
}

function* undoSteps(command: CommandContext, job: Job, importId: number): Generator<void, Answer> {
  const { db, user, now } = command;
  // Somebody else may have undone it while this one waited.
  const entity = openImport(db, importId);
  const version = importRun(db, importId)?.version ?? 0;
  const total = itemCount(db, importId);
  const earlier = earlierImports(db, importId, entity);
  const undo = entity === 'clients' ? undoClient : undoProduct;
  const kept: Answer['kept'] = [];
  let [undone, keptCount, last] = [0, 0, 0];
  for (;;) {
    const items = itemsAfter(db, importId, last, itemsInStep);
    if (items.length === 0) break;
    for (const item of items) {
      last = item.id;
      const result = undo(command, item);
      if ('kept' in result) {
        keptCount++;
        if (result.kept !== null && kept.length < keptShown) kept.push({ id: item.id, name: result.kept });
        continue;
      }
      undone++;
      markItemUndone(db, importId, item.id);
      command.record({ entity: entity === 'clients' ? 'client' : 'product', id: item.id, ...result });
      const was = versionBefore(item);
      if (was !== null) for (const one of earlier) moveItem(db, one, item.id, was, result.version);
    }
    job.progress('writing', undone + keptCount, total);
    yield;
  }
  if (undone === 0) command.unchanged();
  else {
    markUndone(db, importId, { at: now, by: user.id, whole: keptCount === 0 });
    const changes = { undone: { old: null, new: undone }, kept: { old: null, new: keptCount } };
    command.record({ entity: 'import', id: importId, version: version + 1, changes });
  }
  return { undone, keptCount, kept };
}

/** What undoing did to the record, or its name where it stays as it is: null where that is not the user's to know. */
type Undone = Pick<Recorded, 'version' | 'changes'> | { readonly kept: string | null };

function undoClient({ db, now, user }: CommandContext, { id, version, before }: ImportItem): Undone {
  const stamp = { at: now, by: user.id };
  const card = cardOf(db, id);
  // Deleted for good meanwhile.
  if (card === undefined) return { kept: null };
  const name = mayTouch(user, 'clients.see', card.fields) ? card.fields.name : null;
  const isReached = mayTouch(user, 'clients.change', card.fields);
  if (card.version !== version || card.deletedAt !== null || !isReached) return { kept: name };
  if (before === null) {
    // A document has its client for ever: it is no longer the import's alone.
    if (hasDocuments(db, id)) return { kept: name };
    return { version: removeImportedClient(db, card, stamp), changes: { deletedAt: { old: null, new: now } } };
  }
  // Written by the import alone, from what `Records.load` answers.
  const was = JSON.parse(before) as ClientBefore;
  const next = restoreImportedClient(db, card, was, stamp);
  const fields = { ...card.fields, ...was.fields };
  const changes = importChanges(
    { fields: card.fields, contacts: card.contacts.map(plainContact) },
    { fields, contacts: was.contacts.map(plainContact) },
  );
  return { version: next, changes };
}

function undoProduct({ db, now, user }: CommandContext, { id, version, before }: ImportItem): Undone {
  const stamp = { at: now, by: user.id };
  const product = findProduct(db, id);
  if (product === undefined) return { kept: null };
  if (product.version !== version || product.deletedAt !== null) return { kept: product.name };
  const fields = fieldsOf(product);
  if (before === null)
    return {
      version: removeImportedProduct(db, product, fields, stamp),
      changes: { deletedAt: { old: null, new: now } },
    };
  // As above.
  const { version: _, listPrices = {}, ...was } = JSON.parse(before) as Partial<WholeProduct> & { version?: number };
  for (const [list, price] of Object.entries(listPrices))
    putListPrice(db, { priceListId: Number(list), productId: id, price });
  const next = { ...fields, ...was };
  return { version: saveImportedProduct(db, product, next, stamp), changes: fieldChanges(fields, next) };
}

function plainContact({ name, position, note, reaches, birthday = null, own = {} }: ClientBefore['contacts'][number]) {
  return { name, position, note, reaches, birthday, own };
}

/** The version that a changed record had before the import; null where it was new, or the import is of an early version of the program. */
function versionBefore({ before }: ImportItem): number | null {
  if (before === null) return null;
  const { version } = JSON.parse(before) as { readonly version?: number };
  return version ?? null;
}

/** Undoing an operation: each record that nobody has touched since is again what it was. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { type Entity, entities } from '../../../preload/contract/events.ts';
import type { operations } from '../../../preload/contract/operations.ts';
import type { CommandContext, Context, Job, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { earlierOperations, type ItemRow, itemsAfter, markUndone, moveItem } from './queries.ts';
import { isOfOne, visibleOperation } from './service.ts';
import { tellFollowers, undoerOf } from './undoers.ts';

type Input = z.output<(typeof operations)['operations.undo']['input']>;
type Answer = z.output<(typeof operations)['operations.undo']['output']>;

const itemsInStep = 100;
const keptShown = 200;
/** Undoing one after the other goes back so far; an index for it would cost more than it is worth. */
const followed = 50;
const beginning = { entity: '', id: 0 };

/**
 * Undoes the operation, in steps. Failure `not-found` where there is none that the user may know of, `forbidden` for a user who could not do it
 * himself, `conflict` where it was undone before. An operation of which every record was touched since stays as it is.
 */
export async function undoOperation(task: TaskContext, { id, job: name }: Input): Promise<Answer> {
  openOperation(task, id);
  const job = task.job(name);
  const { touched, ...answer } = await task.writeInSteps(job, (command) => undoSteps(command, job, id));
  if (answer.undone > 0) for (const entity of touched) task.changed(entity);
  return answer;
}

function openOperation(context: Context, id: number) {
  const { db, user } = context;
  const operation = visibleOperation(db, user, id);
  if (operation === undefined) throw noSuchOperation();
  if (operation.undone !== null) throw undoneAlready();
  for (const entity of entitiesOf(db, id)) undoerOf(operation.kind, entity).check(context, operation);
  return operation;
}

/** The kinds of records that the operation touched, each found by one step in its index. */
function entitiesOf(db: Db, id: number): Entity[] {
  const found: Entity[] = [];
  let after: Pick<ItemRow, 'entity' | 'id'> = beginning;
  for (;;) {
    const [next] = itemsAfter(db, id, after, 1);
    if (next === undefined) return found;
    found.push(entityOf(next));
    after = { entity: next.entity, id: Number.MAX_SAFE_INTEGER };
  }
}

function* undoSteps(
  command: CommandContext,
  job: Job,
  operationId: number,
): Generator<void, Answer & { readonly touched: ReadonlySet<Entity> }> {
  const { db, user, now } = command;
  // Somebody else may have undone it while this one waited.
  const { kind, records, version } = openOperation(command, operationId);
  const earlier = earlierOperations(db, operationId, followed);
  const kept: Answer['kept'] = [];
  const touched = new Set<Entity>();
  let [undone, keptCount] = [0, 0];
  let last: Pick<ItemRow, 'entity' | 'id'> = beginning;
  for (;;) {
    const items = itemsAfter(db, operationId, last, itemsInStep);
    if (items.length === 0) break;
    for (const item of items) {
      last = item;
      const entity = entityOf(item);
      const before: unknown = JSON.parse(item.before);
      const result = undoerOf(kind, entity).undo(command, { id: item.id, version: item.version, before });
      if ('kept' in result) {
        keptCount++;
        if (kept.length < keptShown) kept.push({ entity, id: item.id, name: result.kept });
        continue;
      }
      undone++;
      touched.add(entity);
      command.record({ entity, id: item.id, ...result });
      // An operation changes a record once: whatever left the version before it left what is there again now.
      for (const one of earlier) moveItem(db, one, item, item.version - 1, result.version);
      tellFollowers(db, entity, item.id, item.version - 1, result.version);
    }
    job.progress('writing', undone + keptCount, records);
    yield;
  }
  if (undone === 0) command.unchanged();
  else {
    markUndone(db, operationId, { at: now, by: user.id });
    const changes = { undone: { old: null, new: undone }, kept: { old: null, new: keptCount } };
    if (!isOfOne(kind, records))
      command.record({ entity: 'operation', id: operationId, version: version + 1, changes });
  }
  return { undone, keptCount, kept, touched };
}

function entityOf({ entity }: Pick<ItemRow, 'entity'>): Entity {
  const known = entities.find((one) => one === entity);
  if (known === undefined) throw new Error(`The database holds a record of "${entity}".`);
  return known;
}

const noSuchOperation = () =>
  new Failure('not-found', {
    en: 'There is no such operation.',
    ru: 'Такой операции нет.',
    fr: 'Cette opération n’existe pas.',
  });

const undoneAlready = () =>
  new Failure('conflict', {
    en: 'This has been undone already.',
    ru: 'Эта операция уже отменена.',
    fr: 'Cette opération a déjà été annulée.',
  });

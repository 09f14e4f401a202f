/** Groups of products: a tree by ` / ` in their names. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import type { products } from '../../../preload/contract/products.ts';
import type { TaskContext } from '../../engine/context.ts';
import { groupNames, productIdsOfGroup } from './group-queries.ts';
import { fieldsOf, getProduct } from './service.ts';
import { productWriter } from './writing-queries.ts';

type Input<Name extends keyof typeof products> = z.output<(typeof products)[Name]['input']>;

/** The groups that products have, in the order of their names. */
export function listGroups(db: Db): string[] {
  return groupNames(db);
}

/** So many products between two turns of others. */
const step = 200;

/**
 * Gives a group another name, in one transaction: its products and those of the groups below it. Into a group that is
 * there, both become one. `into` empty: its products have no group then, and those below stand at the top.
 */
export async function renameGroup(task: TaskContext, { from, into, job }: Input<'products.renameGroup'>) {
  const watched = task.job(job);
  return task.writeInSteps(watched, function* (command) {
    const { db, now, user } = command;
    const ids = productIdsOfGroup(db, from);
    let changed = 0;
    for (const [at, id] of ids.entries()) {
      if (at % step === 0) {
        watched.progress('writing', at, ids.length);
        yield;
      }
      const before = getProduct(db, id);
      const group = renamed(before.group, from, into);
      if (group === before.group) continue;
      if (!productWriter(db).replace(id, before.version, { ...fieldsOf(before), group }, { at: now, by: user.id }))
        throw new Error(`Product ${id} has another version.`);
      changed += 1;
      const changes = { group: { old: before.group, new: group } };
      command.record({ entity: 'product', id, version: before.version + 1, changes });
    }
    if (changed === 0) command.unchanged();
    return { products: changed };
  });
}

function renamed(group: string, from: string, into: string): string {
  const rest = group.slice(from.length);
  return (into === '' ? rest.replace(/^ \/ /u, '') : into + rest).slice(0, 150);
}

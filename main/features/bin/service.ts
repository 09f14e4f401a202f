/** What lies in the bin, for whom; taking it out whole; deleting it for good. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import { type BinEntity, type BinItem, type bin, binEntities } from '../../../preload/contract/bin.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import { accessBy, mayTouch } from '../../engine/access.ts';
import type { CommandContext, Context, SignedInUser, TaskContext } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { cursorAfter, keysOfCursor } from '../../engine/list-cursor.ts';
import { restoreActivity } from '../activities/service.ts';
import { restoreContact } from '../clients/contacts.ts';
import { restoreClient } from '../clients/service.ts';
import { restoreDeal } from '../deals/service.ts';
import { restoreDraft } from '../documents/drafts.ts';
import { dropUnusedFile } from '../files/stored-files.ts';
import { documentTypeWords } from '../lists/value-words.ts';
import { restoreProduct } from '../products/service.ts';
import { type BinRow, binCount, binRows, deletedSince, deleteForGood, type Need, needOf, takeOut } from './queries.ts';

type Input<Name extends keyof typeof bin> = z.output<(typeof bin)[Name]['input']>;
type Answer<Name extends keyof typeof bin> = z.output<(typeof bin)[Name]['output']>;

/** Later than every moment. */
const latest = '9999';
const day = 86_400_000;
/** Rows of the bin that are read at a time. */
const readAtOnce = 50;

/** The records of one kind that the user might take out, the latest first. */
function* reachable(
  db: Db,
  user: SignedInUser,
  entity: BinEntity,
  from: { readonly deletedAt: string; readonly id: number; readonly text?: string },
  limit: number,
): Generator<BinRow> {
  if (!mayUse(user, entity, null)) return;
  let last = from;
  for (;;) {
    const rows = binRows(db, entity, last, limit);
    for (const row of rows) if (mayUse(user, entity, row)) yield row;
    const end = rows.at(-1);
    if (end === undefined || rows.length < limit) return;
    last = { ...from, deletedAt: end.deletedAt, id: end.id };
  }
}

/** Whether the user may take the record out; of no record in particular: any of its kind. */
function mayUse(user: SignedInUser, entity: BinEntity, row: BinRow | null): boolean {
  if (entity === 'product') return user.rights.has('products.delete');
  const right = rightOver(entity);
  return row === null ? user.rights.has(right) : mayTouch(user, right, row);
}

function rightOver(entity: Exclude<BinEntity, 'product'>) {
  if (entity === 'client') return 'clients.delete';
  if (entity === 'document') return 'documents.delete';
  if (entity === 'deal') return 'deals.delete';
  return entity === 'activity' ? 'activities.delete' : 'clients.change';
}

/** How many things the user might take out of the bin. */
export function countBin({ db, user }: Context, { entity, text }: Input<'bin.count'>): Answer<'bin.count'> {
  const kinds = (entity === null ? binEntities : [entity]).filter((kind) => mayUse(user, kind, null));
  const of = (kind: BinEntity) =>
    binCount(db, kind, fold(text), kind === 'product' ? { kind: 'all' } : accessBy(user, rightOver(kind)));
  return { count: kinds.reduce((sum, kind) => sum + of(kind), 0) };
}

/** One page of the bin. `days`: after how many a thing is deleted for good, null: never by itself. */
export function listBin(
  { db, user, language }: Context,
  days: number | null,
  { entity, text, after, limit }: Input<'bin.list'>,
): Answer<'bin.list'> {
  const asked = { list: 'bin', entity, text };
  const keys = keysOfCursor(after, asked, ['string', 'string', 'number']);
  const [at = latest, of = '', id = Number.MAX_SAFE_INTEGER] = keys ?? [];
  const kinds = entity === null ? binEntities : [entity];
  const found = kinds.flatMap((kind) => {
    const items: { readonly kind: BinEntity; readonly row: BinRow }[] = [];
    // Of things that went at one moment, those of the kinds before the cursor's have been shown.
    const from = {
      text: fold(text),
      deletedAt: String(at),
      id: kind < String(of) ? 0 : kind === of ? Number(id) : Number.MAX_SAFE_INTEGER,
    };
    for (const row of reachable(db, user, kind, from, limit + 1)) {
      items.push({ kind, row });
      if (items.length > limit) break;
    }
    return items;
  });
  found.sort(
    (one, other) =>
      compare(other.row.deletedAt, one.row.deletedAt) || compare(one.kind, other.kind) || other.row.id - one.row.id,
  );
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ kind, row }) => asItem(kind, row, days, language)),
    next:
      found.length > limit && last !== undefined
        ? cursorAfter([last.row.deletedAt, last.kind, last.row.id], asked)
        : null,
  };
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function asItem(entity: BinEntity, row: BinRow, days: number | null, language: Context['language']): BinItem {
  const { id, title, of, parts, deletedAt, deletedBy } = row;
  const until = days === null ? null : new Date(Date.parse(deletedAt) + days * day).toISOString();
  const type = entity === 'document' ? DocumentType.safeParse(title) : null;
  const shown = type?.success ? documentTypeWords[type.data][language] : title;
  return { entity, id, title: shown, of, parts, deletedAt, deletedBy, until };
}

/** Takes the record out with what went in with it. Failure `not-found` for what is not in the bin or out of the user's reach. */
export function restoreFromBin(context: CommandContext, { entity, id }: Input<'bin.restore'>): Answer<'bin.restore'> {
  reachedRow(context, entity, id);
  if (entity === 'client') restoreClient(context, id);
  else if (entity === 'product') restoreProduct(context, id);
  else if (entity === 'document') restoreDraft(context, id);
  else if (entity === 'deal') restoreDeal(context, id);
  else if (entity === 'contact') restoreContact(context, id);
  else if (entity === 'activity') restoreActivity(context, id);
  else restorePart(context, entity, id);
  return { entity, id };
}

function restorePart(context: CommandContext, entity: 'note' | 'attachment', id: number): void {
  const out = takeOut(context.db, entity, id, { at: context.now, by: context.user.id });
  if (out === undefined) throw notInBin();
  const about = out.of === 'client' ? ({ entity: 'client', id: out.ofId } as const) : null;
  const changes = { deletedAt: { old: context.now, new: null } };
  context.record({ entity, id, version: out.version, changes, ...(about && { about }) });
}

function reachedRow({ db, user }: Context, entity: BinEntity, id: number): BinRow {
  const at = deletedSince(db, entity, id);
  const row = at === null ? undefined : binRows(db, entity, { deletedAt: at, id: id + 1 }, 1)[0];
  if (row?.id !== id || !mayUse(user, entity, row)) throw notInBin();
  return row;
}

/** Deletes for good, a few at a time, so that nobody waits. Cancelling keeps what is not deleted yet. */
export async function emptyBin(
  task: TaskContext,
  { items, job: name }: Input<'bin.empty'>,
): Promise<Answer<'bin.empty'>> {
  const job = task.job(name);
  const wanted = items ?? everything(task);
  const kept: Answer<'bin.empty'>['kept'] = [];
  let deleted = 0;
  for (const [place, item] of wanted.entries()) {
    job.progress('writing', place, wanted.length);
    const files = await task.write((command) => {
      const row = reachedRow(command, item.entity, item.id);
      const gone = purge(command, item.entity, row);
      if (typeof gone !== 'string') {
        deleted++;
        return gone;
      }
      command.unchanged();
      kept.push({ ...item, title: row.title, reason: stillNeeded[gone][task.language] });
      return [];
    });
    for (const sha256 of files) dropUnusedFile(task.db, task.office.paths.files, sha256);
  }
  return { deleted, kept };
}

function everything({ db, user }: Context): { entity: BinEntity; id: number }[] {
  // Parts first: a contact person of a client that goes later.
  const order: readonly BinEntity[] = [
    'note',
    'attachment',
    'activity',
    'contact',
    'document',
    'deal',
    'product',
    'client',
  ];
  return order.flatMap((entity) =>
    [...reachable(db, user, entity, { deletedAt: latest, id: Number.MAX_SAFE_INTEGER }, 200)].map(({ id }) => ({
      entity,
      id,
    })),
  );
}

/** The contents of files that nothing refers to after it, or why the record has to stay. */
function purge(command: CommandContext, entity: BinEntity, row: BinRow): string[] | Need {
  const { db } = command;
  const need = needOf(db, entity, row.id);
  if (need !== null) return need;
  const files = deleteForGood(db, entity, row.id);
  if (files === null) return 'other';
  const changes = { purged: { old: row.title, new: null } };
  command.record({ entity, id: row.id, version: row.version + 1, changes });
  return files;
}

/**
 * The things that have lain in the bin for more than `days` days and that nothing is known to refer to, one after the other: what has to stay is
 * passed over, however much it is. Whoever takes them may delete each before he asks for the next.
 */
export function* overdueInBin(
  db: Db,
  { now, days }: { readonly now: string; readonly days: number },
): Generator<{ entity: BinEntity; row: BinRow }> {
  const bound = new Date(Date.parse(now) - days * day).toISOString();
  const order: readonly BinEntity[] = [
    'note',
    'attachment',
    'activity',
    'contact',
    'document',
    'deal',
    'product',
    'client',
  ];
  for (const entity of order)
    for (let last = { deletedAt: bound, id: 0 }; ; ) {
      const rows = binRows(db, entity, last, readAtOnce);
      for (const row of rows) if (needOf(db, entity, row.id) === null) yield { entity, row };
      const end = rows.at(-1);
      if (end === undefined || rows.length < readAtOnce) break;
      last = end;
    }
}

const notInBin = () =>
  new Failure('not-found', {
    en: 'This is no longer in the bin.',
    ru: 'Этого в корзине уже нет.',
    fr: 'Cet élément n’est plus dans la corbeille.',
  });

const stillNeeded: Readonly<Record<Need, Said>> = {
  documents: {
    en: 'There are documents of this client.',
    ru: 'У этого клиента есть документы.',
    fr: 'Ce client a des documents.',
  },
  deals: {
    en: 'There are deals with this client.',
    ru: 'У этого клиента есть сделки.',
    fr: 'Ce client a des affaires.',
  },
  clients: {
    en: 'Other records refer to it.',
    ru: 'На него ссылаются другие записи.',
    fr: 'D’autres fiches s’y réfèrent.',
  },
  lines: {
    en: 'It stands in documents.',
    ru: 'Он есть в документах.',
    fr: 'Il figure dans des documents.',
  },
  number: {
    en: 'It has a number.',
    ru: 'У него есть номер.',
    fr: 'Il porte un numéro.',
  },
  based: {
    en: 'Another document was made from it.',
    ru: 'На его основе создан другой документ.',
    fr: 'Un autre document en est issu.',
  },
  paid: {
    en: 'Payments belong to it.',
    ru: 'С ним связаны оплаты.',
    fr: 'Des paiements y sont rattachés.',
  },
  output: {
    en: 'It was printed, saved or sent as a draft: what left the program is kept.',
    ru: 'Черновик уже печатали, сохраняли или отправляли: то, что вышло из программы, хранится.',
    fr: 'Ce brouillon a été imprimé, enregistré ou envoyé : ce qui est sorti du programme est conservé.',
  },
  'draft-output': {
    en: 'A draft for this client was printed, saved or sent: what left the program is kept.',
    ru: 'Черновик для этого клиента уже печатали, сохраняли или отправляли: то, что вышло из программы, хранится.',
    fr: 'Un brouillon pour ce client a été imprimé, enregistré ou envoyé : ce qui est sorti du programme est conservé.',
  },
  other: {
    en: 'Something else in the office still refers to it.',
    ru: 'На него ещё ссылаются другие данные фирмы.',
    fr: 'D’autres données s’y réfèrent encore.',
  },
};

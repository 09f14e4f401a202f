/** The history of one record, for those who may see the record itself. */
import type { AuditEntry } from '../../../preload/contract/audit.ts';
import { type Entity, seeingRights } from '../../../preload/contract/events.ts';
import { accessBy } from '../../engine/access.ts';
import type { Context, SignedInUser } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { maySee, ownerOf } from '../people/belonging.ts';
import { wholeHistory } from './history.ts';
import { withoutHidden } from './log.ts';

/** Records of the work itself: whoever sees one may see its history. That of everything else belongs to the log. */
const ofWork: readonly Entity[] = [
  'client',
  'contact',
  'document',
  'deal',
  'payment',
  'activity',
  'call',
  'note',
  'attachment',
  'product',
  'price-list',
];

/**
 * The latest first, without the fields that the user's role hides. Failure `forbidden` without the right to see such
 * records, `not-found` for one that his right does not reach.
 */
export function seenHistory(
  { db, user }: Pick<Context, 'db' | 'user'>,
  { entity, id, before, limit }: { entity: Entity; id: number; before: number | null; limit: number },
) {
  const right = ofWork.includes(entity) ? seeingRights[entity] : 'audit.see';
  if (right !== null && !user.rights.has(right)) throw mayNotSee();
  const owner = ownerOf(db, entity, id);
  const belongsToSomebody = entity !== 'product' && entity !== 'price-list' && ofWork.includes(entity);
  if (belongsToSomebody && (owner === null || !maySee(db, user, owner.entity, owner.id))) throw noSuchRecord();
  return wholeHistory(db, entity, id, before, limit).map((entry) => seenEntry(user, entry));
}

/** The entry of a record that the user sees, without what his role hides. Who was merged with a client may be somebody else's client again. */
export function seenEntry<Entry extends AuditEntry>(user: SignedInUser, entry: Entry): Entry {
  const seen = withoutHidden(entry, user.hidden);
  const isNarrow = entry.entity === 'client' && accessBy(user, 'clients.see').kind !== 'all';
  if (!isNarrow) return seen;
  const kept = Object.entries(seen.changes).filter(([field]) => field !== 'merged' && field !== 'mergedInto');
  return { ...seen, changes: Object.fromEntries(kept) };
}

const mayNotSee = () =>
  new Failure('forbidden', {
    en: 'You may not see the history of this record.',
    ru: 'У вас нет права видеть историю этой записи.',
    fr: 'Vous n’avez pas le droit de voir l’historique de cette fiche.',
  });

const noSuchRecord = () =>
  new Failure('not-found', {
    en: 'There is no such record.',
    ru: 'Такой записи нет.',
    fr: 'Cette fiche n’existe pas.',
  });

/** Links between clients: each is kept once and shown from both sides. */
import type { z } from 'zod';
import { clientStates } from '../../../preload/contract/clients.ts';
import type { ClientLink, LinkKind, links } from '../../../preload/contract/links.ts';
import { mayTouch } from '../../engine/access.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { maySeeClient, seenClient, touchedClient } from '../clients/reached.ts';
import { deleteLink, hasAbove, hasLink, insertLink, type LinkRow, linkById, linksBefore } from './queries.ts';

type Input<Name extends keyof typeof links> = z.output<(typeof links)[Name]['input']>;
type Asking = Pick<Context, 'db' | 'user'>;

/** More links than these nobody looks through on a card. */
const MOST = 200;

/** Which end of the links a client stands at. */
export type LinkEnd = 'from' | 'to';

/** The links of a client, the latest first. Failure `not-found` for one that the user may not see. */
export function linksOf(context: Asking, clientId: number): ClientLink[] {
  seenClient(context, clientId);
  return (['from', 'to'] as const)
    .flatMap((end) => linksAt(context, end, clientId, Number.MAX_SAFE_INTEGER, MOST).map(({ link }) => link))
    .filter((link) => link !== null)
    .sort((one, other) => other.id - one.id);
}

/**
 * The links of a client at one end, below an id, the latest first; null in the place of one whose other client the user
 * may not see or that is in the bin. Whether he may see this one is for the caller to ask.
 */
export function linksAt(
  { db, user }: Asking,
  end: LinkEnd,
  clientId: number,
  before: number,
  limit: number,
): { readonly id: number; readonly at: string; readonly link: ClientLink | null }[] {
  return linksBefore(db, end, clientId, before, limit).map((row) => {
    const other = { responsibleId: row.otherResponsibleId, teamId: row.otherTeamId };
    const isShown = row.otherDeletedAt === null && mayTouch(user, 'clients.see', other);
    return { id: row.id, at: row.createdAt, link: isShown ? asSeen(row, end, clientId) : null };
  });
}

/**
 * Links two clients. The user must hold the right to change the one and to see the other. Failure `invalid` names
 * `otherId` for a client with itself, for parents in a circle, for a link that is there already.
 */
export function addLink(context: CommandContext, { clientId, otherId, kind, note }: Input<'links.add'>): ClientLink {
  const { db, now, user, language } = context;
  touchedClient(context, 'clients.change', clientId);
  const refuse = (said: Said) => invalidFields(language, [{ path: 'otherId', said }]);
  if (otherId === clientId) refuse(toItself);
  const other = seenClient(context, otherId);
  if (other.deletedAt !== null) refuse(otherInBin);
  const { fromId, toId, kept } = stored(clientId, otherId, kind);
  const isSame = hasLink(db, fromId, toId, kept) || (isMutual(kept) && hasLink(db, toId, fromId, kept));
  if (isSame) refuse(linkedAlready);
  if (kept === 'parent' && hasAbove(db, toId, fromId)) refuse(inCircle);
  const id = insertLink(db, { fromId, toId, kind: kept, note }, { at: now, by: user.id });
  const changes = {
    kind: { old: null, new: kept },
    fromId: { old: null, new: fromId },
    toId: { old: null, new: toId },
    ...(note !== '' && { note: { old: null, new: note } }),
  };
  context.record({ entity: 'link', id, version: 1, changes, about: { entity: 'client', id: clientId } });
  const made = linksAt(context, fromId === clientId ? 'from' : 'to', clientId, id + 1, 1)[0]?.link;
  if (made === null || made === undefined) throw new Error('A link that was made is not there.');
  return made;
}

/** From either side. Failure `conflict` when somebody has changed it since `version`. */
export function removeLink(context: CommandContext, { id, version }: Input<'links.remove'>): { id: number } {
  const { db, now, user } = context;
  const link = linkById(db, id);
  if (link === undefined || link.deletedAt !== null) throw noSuchLink();
  const ends = [link.fromId, link.toId].filter((end) => maySeeClient(context, end));
  const [seen] = ends;
  if (seen === undefined) throw noSuchLink();
  // Whoever has the care of one of the two may take it away.
  const own = ends.find((end) => mayTouch(user, 'clients.change', seenClient(context, end))) ?? seen;
  touchedClient(context, 'clients.change', own);
  if (!deleteLink(db, id, version, { at: now, by: user.id })) throw new Failure('conflict', changedMeanwhile);
  context.record({
    entity: 'link',
    id,
    version: version + 1,
    changes: { deletedAt: { old: null, new: now } },
    about: { entity: 'client', id: own },
  });
  return { id };
}

const opposite: Readonly<Record<LinkKind, LinkKind>> = {
  parent: 'subsidiary',
  subsidiary: 'parent',
  agent: 'principal',
  principal: 'agent',
  partner: 'partner',
  other: 'other',
};

/** Kept are `parent`, `agent`, `partner` and `other`: what `to` is of `from`. */
function stored(clientId: number, otherId: number, kind: LinkKind) {
  return kind === 'subsidiary' || kind === 'principal'
    ? { fromId: otherId, toId: clientId, kept: opposite[kind] }
    : { fromId: clientId, toId: otherId, kept: kind };
}

/** The same seen from both sides. */
function isMutual(kind: LinkKind): boolean {
  return opposite[kind] === kind;
}

function asSeen(row: LinkRow, end: LinkEnd, clientId: number): ClientLink {
  const kind = kindOf(row.kind);
  const { id, version, note, createdAt, createdBy, otherId, otherName, otherCity, otherState } = row;
  const state = clientStates.find((known) => known === otherState) ?? 'new';
  return {
    id,
    version,
    clientId,
    kind: end === 'from' ? kind : opposite[kind],
    other: { id: otherId, name: otherName, city: otherCity, state },
    note,
    createdAt,
    createdBy,
  };
}

function kindOf(kind: string): LinkKind {
  return Object.hasOwn(opposite, kind) ? (kind as LinkKind) : 'other';
}

const noSuchLink = () =>
  new Failure('not-found', {
    en: 'This link is no longer there.',
    ru: 'Этой связи больше нет.',
    fr: 'Ce lien n’existe plus.',
  });

const changedMeanwhile = {
  en: 'Somebody else has changed this link meanwhile.',
  ru: 'Пока вы работали, эту связь изменил другой сотрудник.',
  fr: 'Quelqu’un d’autre a modifié ce lien entre-temps.',
};
const toItself = {
  en: 'A client cannot be linked to itself. Choose another one.',
  ru: 'Клиента нельзя связать с ним самим. Выберите другого.',
  fr: 'Un client ne peut pas être lié à lui-même. Choisissez-en un autre.',
};
const otherInBin = {
  en: 'That client is in the bin. Restore it first.',
  ru: 'Тот клиент в корзине. Сначала восстановите его.',
  fr: 'Ce client est dans la corbeille. Restaurez-le d’abord.',
};
const linkedAlready = {
  en: 'These two are linked in this way already.',
  ru: 'Такая связь между ними уже есть.',
  fr: 'Ces deux clients sont déjà liés ainsi.',
};
const inCircle = {
  en: 'That would be a circle: this client stands above that one already.',
  ru: 'Получился бы круг: этот клиент уже стоит выше того.',
  fr: 'Cela formerait une boucle : ce client est déjà au-dessus de l’autre.',
};

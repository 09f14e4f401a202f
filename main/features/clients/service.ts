/** Clients: added, changed, put into the bin and taken out, recognised as the same. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import type { Client, ClientFields, ClientRow, clients } from '../../../preload/contract/clients.ts';
import type { Party } from '../../../preload/contract/documents.ts';
import type { Address } from '../../../preload/contract/parties.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { accessBy, isHidden } from '../../engine/access.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { checkCampaign } from '../campaigns/service.ts';
import { checkOwnValues } from '../fields/checking.ts';
import { mergedWithOwn, withOwnChanges } from '../fields/record-values.ts';
import { firstTeamOf } from '../people/belonging.ts';
import { hasPriceList } from '../prices/service.ts';
import { noSuchList } from '../prices/words.ts';
import { checkCountry } from '../reference/countries.ts';
import { cardOf, type StoredCard, shownClient } from './card.ts';
import type { GatheredKeys } from './key-queries.ts';
import { bareName, type ClientKey, taxNumberKeys, typedReachKey } from './keys.ts';
import { clientsByKey } from './listing.ts';
import { idsByCode, idsByKey, isActiveUser, mostOfOneKey } from './queries.ts';
import { reachedClient, touchedClient } from './reached.ts';
import { changedMeanwhile, liveCard, noSuchClient, saveCard, stampOf } from './saving.ts';
import { clientFor, refuseHidden, withoutHiddenFields } from './shown.ts';
import { clientWriter } from './writing-queries.ts';

type Input<Name extends keyof typeof clients> = z.output<(typeof clients)[Name]['input']>;

/** All of the card, whoever asks: what a user is shown goes through `clientFor`. Failure `not-found` where there never was one. */
export function getClient(db: Db, id: number): Client {
  const card = cardOf(db, id);
  if (card === undefined) throw noSuchClient();
  return shownClient(db, card);
}

/** Adds a client. Failure `invalid` for a responsible person who is no active user. */
export function createClient(context: CommandContext, given: ClientFields): Client {
  refuseHidden(context.user, given);
  const fields = {
    ...given,
    ...belongingOfNew(context, given),
    own: checkOwnValues(context, 'client', given.own, 'own'),
  };
  checkCountry(context.language, 'country', fields.country);
  checkResponsible(context, fields.responsibleId);
  checkPriceList(context, fields.priceListId);
  checkCampaign(context, fields.campaignId);
  const id = clientWriter(context.db).insert(fields, [], stampOf(context));
  context.record({ entity: 'client', id, version: 1, changes: withOwnChanges(fieldChanges(null, filledIn(fields))) });
  return clientFor(context, id);
}

/** Whoever does not see all clients sees those that he adds; a client is of the first team of its responsible person. */
function belongingOfNew({ db, user }: Context, { responsibleId, teamId }: ClientFields) {
  const seesAll = !user.rights.has('clients.see') || accessBy(user, 'clients.see').kind === 'all';
  const responsible = responsibleId ?? (seesAll ? null : user.id);
  return { responsibleId: responsible, teamId: teamId ?? (responsible === null ? null : firstTeamOf(db, responsible)) };
}

/**
 * Saves changed fields on top of what others have changed meanwhile. Failure `conflict` names the fields that both have
 * changed; `not-found` for a client in the bin.
 */
export function changeClient(context: CommandContext, { id, version, changes, was }: Input<'clients.change'>): Client {
  touchedClient(context, 'clients.change', id);
  refuseHidden(context.user, changes);
  const card = liveCard(context.db, id);
  const present = { ...card.fields, version: card.version };
  const { version: _, ...now } = {
    version,
    ...mergedWithOwn<ClientFields>(
      present,
      version,
      withoutHiddenFields(context.user, withoutUndefined(changes)),
      withoutUndefined(was),
      {
        // Whether, since when and how belong together.
        whole: ['consent'],
      },
    ),
  };
  now.own = checkOwnValues(context, 'client', now.own, 'own', card.fields.own);
  if (now.country !== card.fields.country) checkCountry(context.language, 'country', now.country);
  if (now.priceListId !== card.fields.priceListId) checkPriceList(context, now.priceListId);
  if (now.campaignId !== card.fields.campaignId) checkCampaign(context, now.campaignId);
  if (now.responsibleId !== card.fields.responsibleId) {
    checkResponsible(context, now.responsibleId);
    if (changes.teamId === undefined && now.responsibleId !== null)
      now.teamId = firstTeamOf(context.db, now.responsibleId);
  }
  saveCard(context, card, now, card.contacts, withOwnChanges(fieldChanges(card.fields, now)));
  return clientFor(context, id);
}

/** Puts a client into the bin with its contact persons. Failure `conflict` when somebody has changed it since `version`. */
export function removeClient(context: CommandContext, { id, version }: Input<'clients.remove'>) {
  const { db, now } = context;
  touchedClient(context, 'clients.delete', id);
  const card = liveCard(db, id);
  if (card.version !== version) throw changedMeanwhile(card.version);
  setDeleted(context, card, now);
  return { id, version: version + 1 };
}

/** Takes a client out of the bin with the contact persons who went with it. What is not in the bin stays as it is. */
export function restoreClient(context: CommandContext, id: number): Client {
  const { db } = context;
  reachedClient(context, 'clients.delete', id);
  const card = cardOf(db, id);
  if (card === undefined) throw noSuchClient();
  if (card.deletedAt !== null && card.stored.mergedIntoId !== null) refuseMerged(db, card.stored.mergedIntoId);
  if (card.deletedAt === null) context.unchanged();
  else setDeleted(context, card, null);
  return clientFor(context, id);
}

/** What it had is with the other client: taken out of the bin it would be an empty card. */
function refuseMerged(db: Db, into: number): void {
  const other = cardOf(db, into);
  if (other === undefined) return;
  const { name } = other.fields;
  throw new Failure('conflict', {
    en: `This client was merged into “${name}”. Undo the merge to have both again.`,
    ru: `Этот клиент объединён с клиентом «${name}». Чтобы снова получить обоих, отмените объединение.`,
    fr: `Ce client a été fusionné dans « ${name} ». Annulez la fusion pour retrouver les deux.`,
  });
}

/**
 * Clients that could be the same: by tax number, phone, e-mail, name; each once, the surest reason first. Only those that
 * the user may see, and not by what his role hides: an answer would tell him whose phone it is.
 */
export function similarClients(
  { db, user }: Pick<Context, 'db' | 'user'>,
  { exceptId, name, taxNumbers, reaches }: Input<'clients.similar'>,
) {
  const keys: ClientKey[] = taxNumberKeys(taxNumbers).map((key) => ({ kind: 'tax-number', key }));
  const typed = isHidden(user, 'clients.reaches') ? [] : reaches.map(typedReachKey).filter((key) => key !== null);
  keys.push(...typed.filter(({ kind }) => kind === 'phone'), ...typed.filter(({ kind }) => kind === 'email'));
  if (name.trim() !== '') keys.push({ kind: 'name', key: bareName(name) });
  const found = new Map<number, ClientRow & { because: ClientKey['kind'] }>();
  for (const key of keys) {
    for (const row of clientsByKey({ db, user }, key, SIMILAR))
      if (row.id !== exceptId && !found.has(row.id)) found.set(row.id, { ...row, because: key.kind });
  }
  return [...found.values()].slice(0, SIMILAR);
}

/** More than these say nothing. */
const SIMILAR = 20;

/** What is known of a client that an import brings; keys that are left out are not looked at. */
export interface KnownKeys {
  readonly code?: string;
  readonly taxNumbers?: ClientFields['taxNumbers'];
  readonly email?: string;
  readonly phone?: string;
  readonly name?: string;
}

/**
 * The clients that have the surest of these keys, not in the bin, the oldest first; null where none has any. `waiting` tells of clients whose keys are
 * not written yet.
 */
export function findByKeys(
  db: Db,
  { code, taxNumbers, email, phone, name }: KnownKeys,
  waiting: GatheredKeys['waiting'] = () => [],
): { readonly because: ClientKey['kind'] | 'code'; readonly ids: readonly number[] } | null {
  if (code) {
    const ids = idsByCode(db, code);
    if (ids.length > 0) return { because: 'code', ids };
  }
  const keys: (ClientKey | null)[] = taxNumberKeys(taxNumbers ?? {}).map((key) => ({ kind: 'tax-number', key }));
  keys.push(email ? typedReachKey(email) : null, phone ? typedReachKey(phone) : null);
  if (name) keys.push({ kind: 'name', key: bareName(name) });
  for (const one of keys) {
    if (one === null) continue;
    const ids = idsByKey(db, one.kind, one.key);
    // Hardly a key has both.
    const more = waiting(one.kind, one.key);
    const all = more.length === 0 ? ids : [...new Set([...ids, ...more])].sort((a, b) => a - b);
    if (all.length > 0) return { because: one.kind, ids: all.slice(0, mostOfOneKey) };
  }
  return null;
}

/** What a document takes from a client: the details that are frozen with it, and what a new one begins with. */
export interface ClientForDocument {
  readonly party: Party;
  readonly isPerson: boolean;
  /** Where it differs from the party's address; null: there. */
  readonly deliveryAddress: Address | null;
  readonly language: Language | null;
  readonly currency: string | null;
  readonly paymentDays: number | null;
  /** Basis points. */
  readonly discount: number;
  /** In the bin. */
  readonly isDeleted: boolean;
}

/** The client, also one in the bin; null where there never was one. */
export function clientForDocument(db: Db, id: number): ClientForDocument | null {
  const card = cardOf(db, id);
  if (card === undefined) return null;
  const { fields } = card;
  const first = (kind: 'phone' | 'email') => fields.reaches.find((reach) => reach.kind === kind)?.value ?? '';
  return {
    party: {
      name: fields.name,
      legalName: fields.legalName,
      country: fields.country,
      taxNumbers: fields.taxNumbers,
      address: fields.address,
      bankAccounts: fields.bankAccounts,
      phone: first('phone'),
      email: first('email'),
      director: fields.director,
      directorPost: fields.directorPost,
      ...(fields.actingOn !== '' && { actingOn: fields.actingOn }),
    },
    isPerson: fields.kind === 'person',
    deliveryAddress: fields.deliveryAddress,
    language: fields.language,
    currency: fields.currency,
    paymentDays: fields.paymentDays,
    discount: fields.discount,
    isDeleted: card.deletedAt !== null,
  };
}

/** The fields that were given; zod leaves out what was not sent, but a caller may send `undefined`. */
function withoutUndefined(fields: Partial<Record<keyof ClientFields, unknown>>): Partial<ClientFields> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  // The same fields, fewer of them: the type of each is as the schema has parsed it.
  return Object.fromEntries(given) as Partial<ClientFields>;
}

/** A new client's history begins with what was filled in. */
function filledIn(fields: ClientFields): Partial<ClientFields> {
  const empty = new Set(['""', '[]', '{}', 'null', '0', JSON.stringify(noAddress)]);
  // The same fields, fewer of them.
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => !empty.has(JSON.stringify(value))),
  ) as Partial<ClientFields>;
}

const noAddress: Address = { street: '', postcode: '', city: '', region: '', country: '' };

function setDeleted(context: CommandContext, card: StoredCard, deletedAt: string | null): void {
  const { db } = context;
  const writer = clientWriter(db);
  if (!writer.setDeleted(card, deletedAt, stampOf(context))) throw changedMeanwhile(card.version);
  const now = deletedAt === null ? cardOf(db, card.id) : undefined;
  if (now !== undefined) writer.index(now);
  const changes = { deletedAt: { old: card.deletedAt, new: deletedAt } };
  context.record({ entity: 'client', id: card.id, version: card.version + 1, changes });
}

function checkPriceList({ db, language }: Context, id: number | null): void {
  if (id !== null && !hasPriceList(db, id)) invalidFields(language, [{ path: 'priceListId', said: noSuchList }]);
}

function checkResponsible({ db, language }: Context, id: number | null): void {
  if (id === null || isActiveUser(db, id)) return;
  const said = {
    en: 'The responsible person is not a user of this office any more. Choose another one.',
    ru: 'Ответственный больше не работает в программе. Выберите другого.',
    fr: 'Le responsable n’est plus un utilisateur de cette base. Choisissez-en un autre.',
  };
  invalidFields(language, [{ path: 'responsibleId', said }]);
}

/** The card as its user may see it: without what his role hides, with what he may do, and with his documents only. */
import type { Db } from '../../../db/database.ts';
import type { HidingField } from '../../../preload/contract/channel.ts';
import type { Client, ClientFields } from '../../../preload/contract/clients.ts';
import { accessBy, isHidden, mayTouch } from '../../engine/access.ts';
import type { SignedInUser } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { correctedInvoices } from '../documents/corrected-invoices.ts';
import { cardOf, shownClient } from './card.ts';
import { documentCount, owedBy } from './reach-queries.ts';
import { maySeeClient } from './reached.ts';
import { noSuchClient } from './saving.ts';

interface Asking {
  readonly db: Db;
  readonly user: SignedInUser;
}

/** The card. Whether the user may see it has been asked before. Failure `not-found` where there never was one. */
export function clientFor(asking: Asking, id: number): Client {
  const { db, user } = asking;
  const card = cardOf(db, id);
  if (card === undefined) throw noSuchClient();
  const client = shownClient(db, card);
  return {
    ...client,
    ...withoutHidden(user, client),
    contacts: client.contacts.map((contact) => ({
      ...contact,
      ...(isHidden(user, 'clients.reaches') && { reaches: [] }),
      ...(isHidden(user, 'clients.birthdays') && { birthday: null }),
    })),
    may: {
      change: mayTouch(user, 'clients.change', card.fields),
      delete: mayTouch(user, 'clients.delete', card.fields),
      merge: mayTouch(user, 'clients.merge', card.fields),
    },
    ownClients: Object.fromEntries(
      Object.entries(client.ownClients).filter(([other]) => maySeeClient(asking, Number(other))),
    ),
    ...documentsFor(asking, client),
  };
}

/** Failure `forbidden` where a change names a field that the user's role hides: nobody changes what he cannot see. */
export function refuseHidden(user: SignedInUser, given: Readonly<Record<string, unknown>>): void {
  for (const [field, hiding] of hidings) {
    if (given[field] === undefined || !isHidden(user, hiding)) continue;
    if (JSON.stringify(given[field]) !== JSON.stringify(nothing[field])) throw hiddenField();
  }
}

/** The fields of a change without those that the user's role hides: what he saw of them was empty, and says nothing. */
export function withoutHiddenFields<Fields extends Readonly<Record<string, unknown>>>(
  user: SignedInUser,
  given: Fields,
): Fields {
  const kept = Object.entries(given).filter(
    ([name]) => !hidings.some(([field, hiding]) => field === name && isHidden(user, hiding)),
  );
  // The same fields, fewer of them, of a change in which any may be left out.
  return Object.fromEntries(kept) as Fields;
}

const nothing = { reaches: [], bankAccounts: [], creditLimit: null, birthday: null } as const;
const hidings = [
  ['reaches', 'clients.reaches'],
  ['bankAccounts', 'clients.bankAccounts'],
  ['creditLimit', 'clients.creditLimit'],
  // Of a contact person.
  ['birthday', 'clients.birthdays'],
] as const satisfies readonly (readonly [keyof typeof nothing, HidingField])[];

function withoutHidden(
  user: SignedInUser,
  fields: ClientFields,
): Pick<ClientFields, Exclude<keyof typeof nothing, 'birthday'>> {
  return {
    reaches: isHidden(user, 'clients.reaches') ? [] : fields.reaches,
    bankAccounts: isHidden(user, 'clients.bankAccounts') ? [] : fields.bankAccounts,
    creditLimit: isHidden(user, 'clients.creditLimit') ? null : fields.creditLimit,
  };
}

/** Counts and sums are of the documents that he may see. */
function documentsFor({ db, user }: Asking, { id, owed, documents }: Client): Pick<Client, 'owed' | 'documents'> {
  if (!user.rights.has('documents.see')) return { owed: [], documents: 0 };
  const access = accessBy(user, 'documents.see');
  if (access.kind === 'all') return { owed, documents };
  return { owed: owedBy(db, id, access, correctedInvoices(db, id)), documents: documentCount(db, id, access) };
}

const hiddenField = () =>
  new Failure('forbidden', {
    en: 'Your role does not see this field, and so cannot change it.',
    ru: 'Ваша роль не видит это поле и поэтому не может его менять.',
    fr: 'Votre rôle ne voit pas ce champ et ne peut donc pas le modifier.',
  });

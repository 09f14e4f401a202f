/** E-mail addresses: what counts as one, and which a client has. */
import type { Db } from '../../../db/database.ts';
import { isHidden } from '../../engine/access.ts';
import type { SignedInUser } from '../../engine/context.ts';
import type { Said } from '../../engine/failure.ts';
import { cardOf } from '../clients/card.ts';
import { maySeeClient } from '../clients/reached.ts';
import { addressesNotSeen, clientNotSeen, noAddress, noClient } from './words.ts';

/**
 * Whether a letter can be addressed to it: `local@domain` of RFC 5321 without quotes and comments, and with the letters of every script.
 * Nothing passes that would end a line or an address on its way to the server.
 */
export function isEmailAddress(text: string): boolean {
  if (text.length > 254) return false;
  return /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]{2,}$/u.test(
    text,
  );
}

export interface KnownAddress {
  readonly address: string;
  readonly name: string;
}

/** The e-mails on the card, then those of the contact persons, each once; none for whoever may not see them. */
export function addressesOfClient(db: Db, user: SignedInUser, clientId: number | null): KnownAddress[] {
  if (clientId === null || isHidden(user, 'clients.reaches') || !maySeeClient({ db, user }, clientId)) return [];
  const card = cardOf(db, clientId);
  if (card === undefined) return [];
  const all = [
    ...card.fields.reaches.map((reach) => ({ ...reach, name: card.fields.name })),
    ...card.contacts.flatMap(({ name, reaches }) => reaches.map((reach) => ({ ...reach, name }))),
  ];
  const found = new Map<string, KnownAddress>();
  for (const { kind, value, name } of all) {
    const address = value.trim();
    const key = address.toLowerCase();
    if (kind === 'email' && isEmailAddress(address) && !found.has(key)) found.set(key, { address, name });
  }
  return [...found.values()];
}

/** Where `addressesOfClient` knows none: whether there is none, or the user may not see it. */
export function whyNoAddress(db: Db, user: SignedInUser, clientId: number | null): Said {
  if (clientId === null) return noClient;
  if (!maySeeClient({ db, user }, clientId)) return clientNotSeen;
  return isHidden(user, 'clients.reaches') ? addressesNotSeen : noAddress;
}

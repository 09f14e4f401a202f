/** What every change of a card has in common: the client must be there, nobody's change is overwritten, the audit is told. */
import type { Db } from '../../../db/database.ts';
import type { ClientFields } from '../../../preload/contract/clients.ts';
import type { CommandContext, Context, Recorded } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { cardOf, type StoredCard } from './card.ts';
import type { ContactFields } from './keys.ts';
import { clientWriter, type SavedClient, type Stamp } from './writing-queries.ts';

/** The client and its contact persons, not in the bin. Failure `not-found`. */
export function liveCard(db: Db, id: number): StoredCard {
  const card = cardOf(db, id);
  if (card === undefined) throw noSuchClient();
  if (card.deletedAt !== null)
    throw new Failure('not-found', {
      en: 'The client is in the bin. Restore it first.',
      ru: 'Клиент удалён в корзину. Сначала восстановите его.',
      fr: 'Le client est dans la corbeille. Restaurez-le d’abord.',
    });
  return card;
}

/** Writes the client and its audit record; where nothing changed, says so. */
export function saveCard(
  context: CommandContext,
  card: SavedClient,
  now: ClientFields,
  contacts: readonly ContactFields[],
  changes: Recorded['changes'],
): void {
  if (Object.keys(changes).length === 0) {
    context.unchanged();
    return;
  }
  if (!clientWriter(context.db).replace(card, now, contacts, stampOf(context))) throw changedMeanwhile(card.version);
  context.record({ entity: 'client', id: card.id, version: card.version + 1, changes });
}

/** When and by whom this command writes. */
export function stampOf({ now, user }: Pick<Context, 'now' | 'user'>): Stamp {
  return { at: now, by: user.id };
}

/** The answer to a command on a version that is no longer the present one. */
export const changedMeanwhile = (version: number) =>
  new Failure(
    'conflict',
    {
      en: 'Somebody else has changed the client meanwhile. Look at it again before you remove it.',
      ru: 'Пока вы работали, клиента изменил другой сотрудник. Посмотрите на карточку ещё раз, прежде чем удалять.',
      fr: 'Quelqu’un d’autre a modifié ce client entre-temps. Vérifiez la fiche avant de le supprimer.',
    },
    { version },
  );

/** The answer to an id that no client ever had. */
export const noSuchClient = () =>
  new Failure('not-found', {
    en: 'There is no such client.',
    ru: 'Такого клиента нет.',
    fr: 'Ce client n’existe pas.',
  });

/** A change of a client in words: what happened, and each field with what it was and what it is. */
import type { ReactNode } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { clientTexts } from '../../text/clients.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { changedParts } from './changed-parts.ts';
import type { FieldWords } from './use-field-words.ts';

type Change = Output<'audit.of'>[number];
type EventKey =
  | 'created'
  | 'changed'
  | 'removedEvent'
  | 'restoredEvent'
  | 'contactAdded'
  | 'contactChanged'
  | 'contactGone'
  | 'contactOrdered'
  | 'imported'
  | 'mergedEvent'
  | 'importUndone'
  | 'takenBackEvent'
  | 'mergeUndone'
  | 'handedOver'
  | 'changedWithOthers'
  | 'changedInList'
  | 'takenFromBackup';

const events: Readonly<Record<string, EventKey>> = {
  'clients.create': 'created',
  'clients.remove': 'removedEvent',
  'clients.restore': 'restoredEvent',
  'bin.restore': 'restoredEvent',
  'contacts.add': 'contactAdded',
  'contacts.change': 'contactChanged',
  'contacts.remove': 'contactGone',
  'contacts.order': 'contactOrdered',
  'imports.run': 'imported',
  'imports.undo': 'importUndone',
  'duplicates.merge': 'mergedEvent',
  'operations.undo': 'takenBackEvent',
  'users.handOver': 'handedOver',
  'users.close': 'handedOver',
  'clients.bulkChange': 'changedWithOthers',
  'clients.paste': 'changedInList',
  'backups.takeBack': 'takenFromBackup',
};

/** Fields that the program keeps for itself. */
const inner = new Set([
  'id',
  'uid',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'deletedAt',
  'searchKey',
  'mergedIntoId',
]);

function eventOf({ channel, changes }: Change): EventKey {
  const wasMerged = channel === 'operations.undo' && ('merged' in changes || 'mergedInto' in changes);
  return wasMerged ? 'mergeUndone' : (events[channel] ?? 'changed');
}

export function useChangeWords(words: FieldWords): (change: Change) => { title: string; body: ReactNode } {
  const t = useText(clientTexts);
  const format = useFormat();
  return (change) => {
    const event = eventOf(change);
    const made = event === 'created' || event === 'contactOrdered';
    const shown = made ? [] : Object.entries(change.changes).filter(([path]) => !inner.has(path));
    // What was typed and emptied again is neither there now nor was it before.
    const rows = shown
      .flatMap(([path, { old, new: now }]) => changedParts(path, old, now))
      .filter(({ path, old, now }) => words.value(path, old) !== words.value(path, now));
    const labelOf = (path: string) =>
      words.label(path.startsWith('contacts.') ? `contact_${path.slice('contacts.'.length)}` : path);
    return {
      title: t(event),
      body: rows.map(({ path, old, now }) => (
        <div key={`${path} ${JSON.stringify(old)}`}>
          <span className="k-dim">
            {path === 'contacts' ? '' : labelOf(path)}
            {path === 'contacts' ? '' : `${format.colon} `}
          </span>
          {words.value(path, old) ? <span className="k-old">{words.value(path, old)}</span> : null}{' '}
          {words.value(path, now)}
        </div>
      )),
    };
  };
}

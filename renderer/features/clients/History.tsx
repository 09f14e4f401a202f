/** What happened to a client: who changed what, when, from what to what. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { clientTexts } from '../../text/clients.ts';
import { CardSection } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import type { FieldWords } from './use-field-words.ts';

type Entry = Output<'audit.of'>[number];
type EventKey =
  | 'created'
  | 'changed'
  | 'removedEvent'
  | 'restoredEvent'
  | 'contactAdded'
  | 'contactChanged'
  | 'contactGone'
  | 'imported';

const events: Readonly<Record<string, EventKey>> = {
  'clients.create': 'created',
  'clients.change': 'changed',
  'clients.remove': 'removedEvent',
  'clients.restore': 'restoredEvent',
  'contacts.add': 'contactAdded',
  'contacts.change': 'contactChanged',
  'contacts.remove': 'contactGone',
  'imports.run': 'imported',
};

const pageSize = 30;
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
]);

/** Of an import that made the record, every field is new: the card itself shows them. */
function isWholeRecord({ channel, changes }: Entry): boolean {
  return channel === 'imports.run' && Object.values(changes).every((change) => change.old === null);
}

export function History({ id, words }: { id: number; words: FieldWords }) {
  const t = useText(clientTexts);
  const format = useFormat();
  const { data: latest } = useEngine('audit.of', { entity: 'client', id, before: null, limit: pageSize });
  const [earlier, setEarlier] = useState<readonly Entry[]>([]);
  const [more, setMore] = useState<boolean | null>(null);
  if (!latest) return <Waiting />;
  const known = new Set(latest.map((entry) => entry.id));
  const entries = [...latest, ...earlier.filter((entry) => !known.has(entry.id))];
  const older = async () => {
    const before = entries.at(-1)?.id ?? null;
    const reply = await call('audit.of', { entity: 'client', id, before, limit: pageSize });
    if (!reply.ok) return;
    setEarlier([...earlier, ...reply.value]);
    setMore(reply.value.length === pageSize);
  };
  return (
    <CardSection title={t('history')}>
      {entries.length === 0 ? <div className="k-dim">{t('historyEmpty')}</div> : null}
      <ol className="k-timeline">
        {entries.map((entry) => {
          const event = events[entry.channel] ?? 'changed';
          const made = event === 'created' || isWholeRecord(entry);
          const shown = made ? [] : Object.entries(entry.changes);
          return (
            <li key={entry.id}>
              <div>
                <b>{t(event)}</b>
                <span className="k-dim" title={entry.origin}>
                  {' '}
                  · {entry.user} · {format.moment(entry.at)}
                </span>
              </div>
              {shown
                .filter(([path]) => !inner.has(path))
                .map(([path, change]) => (
                  <div key={path}>
                    <span className="k-dim">
                      {entry.channel.startsWith('contacts.') && path === 'name' ? t('contactName') : words.label(path)}
                      {`${format.colon} `}
                    </span>
                    {words.value(path, change.old) ? (
                      <span className="k-old">{words.value(path, change.old)}</span>
                    ) : null}{' '}
                    {words.value(path, change.new)}
                  </div>
                ))}
            </li>
          );
        })}
      </ol>
      {(more ?? latest.length === pageSize) ? (
        <Button variant="subtle" onClick={() => void older()}>
          {t('historyMore')}
        </Button>
      ) : null}
    </CardSection>
  );
}

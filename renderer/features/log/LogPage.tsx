/** The log of everything that was done, for those who may see it: looked through by what, who, which records and when. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Input } from '../../../preload/contract/index.ts';
import { OwnEntity } from '../../../preload/contract/own-values.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { logTexts } from '../../text/log.ts';
import { DayField } from '../../ui/DayField.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { useOwnWords } from '../fields/use-own-fields.ts';
import { type LogEntry, useEntryWords } from './entry-words.ts';
import '../../ui/table.css';
import './log.css';

type Filter = Input<'audit.list'>['filter'];

const pageSize = 100;
const fieldsShown = 4;
const kinds = [
  'sign-ins',
  'changes',
  'deletions',
  'merges',
  'imports',
  'exports',
  'prints',
  'backups',
  'settings',
] as const;
const entities = [
  'client',
  'contact',
  'deal',
  'document',
  'product',
  'activity',
  'call',
  'note',
  'attachment',
  'link',
  'user',
  'role',
  'team',
  'mail',
  'mail-account',
] as const;

/** Only what is filtered by, so that equal filters are equal. */
function without(filter: Filter): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

function useLog(filter: Filter) {
  const { tell } = useFailures();
  const { data: latest } = useEngine('audit.list', { filter, before: null, limit: pageSize });
  const [older, setOlder] = useState<{
    readonly of: Filter;
    readonly rows: readonly LogEntry[];
    readonly end: boolean;
  }>();
  const earlier = older?.of === filter ? older : undefined;
  const last = earlier?.rows.at(-1) ?? latest?.at(-1);
  const more = async () => {
    const reply = await call('audit.list', { filter, before: last?.id ?? null, limit: pageSize });
    if (!reply.ok) return tell(reply);
    setOlder({ of: filter, rows: [...(earlier?.rows ?? []), ...reply.value], end: reply.value.length < pageSize });
  };
  const known = new Set(latest?.map(({ id }) => id));
  return {
    entries: latest && [...latest, ...(earlier?.rows ?? []).filter(({ id }) => !known.has(id))],
    more: earlier?.end === true || (latest?.length ?? 0) < pageSize ? null : more,
  };
}

function Changes({ entry }: { entry: LogEntry }) {
  const t = useText(logTexts);
  const format = useFormat();
  const words = useEntryWords();
  const own = useOwnWords(OwnEntity.catch('client').parse(entry.entity));
  const said = (name: string, value: unknown) =>
    own.label(name) === null ? words.value(name, value) : own.value(name, value);
  const [open, setOpen] = useState(false);
  const all = Object.entries(entry.changes).filter(([name]) => name !== 'signedIn' && name !== 'signInFailed');
  // Of a new record everything is new: the record itself shows it.
  const few = all.length > fieldsShown && all.every(([, { old }]) => old === null) ? 1 : fieldsShown;
  const shown = open ? all : all.slice(0, few);
  return (
    <>
      {shown.map(([name, { old, new: now }]) => (
        <div key={name} className={open ? undefined : 'k-log-change'}>
          <span className="k-dim">
            {own.label(name) ?? words.label(entry.entity, name)}
            {`${format.colon} `}
          </span>
          {said(name, old) ? <span className="k-old">{said(name, old)}</span> : null} {said(name, now)}
        </div>
      ))}
      {all.length > few ? (
        <button type="button" className="k-link" onClick={() => setOpen(!open)}>
          {open ? t('showLess') : t('moreFields', { count: all.length - few })}
        </button>
      ) : null}
    </>
  );
}

function RecordLink({ entry }: { entry: LogEntry }) {
  const kind = Object.hasOwn(cards, entry.entity) ? cards[entry.entity as keyof typeof cards] : null;
  if (kind === null || entry.entityId === 0 || !entry.title) return entry.title;
  return (
    <button type="button" className="k-link" onClick={() => openPage(kind, { id: entry.entityId }, entry.title)}>
      {entry.title}
    </button>
  );
}

export function LogPage() {
  const t = useText(logTexts);
  const format = useFormat();
  const words = useEntryWords();
  const [filter, setFilter] = useState<Filter>({});
  const { data: people } = useEngine('audit.people', {});
  const { entries, more } = useLog(filter);
  const set = (changes: { readonly [Name in keyof Filter]?: Filter[Name] | undefined }) =>
    setFilter(without({ ...filter, ...changes } as Filter));
  return (
    <section className="k-log" aria-label={t('log')}>
      <header className="k-list-head">
        <h1>{t('log')}</h1>
      </header>
      <p className="k-dim k-log-about">{t('about')}</p>
      <div className="k-list-bar">
        <NativeSelect
          aria-label={t('kind')}
          data={[
            { value: '', label: t('anyKind') },
            ...kinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) })),
          ]}
          value={filter.kind ?? ''}
          onChange={({ currentTarget: { value } }) => set({ kind: kinds.find((kind) => kind === value) })}
        />
        <NativeSelect
          aria-label={t('person')}
          data={[
            { value: '', label: t('anyPerson') },
            ...(people ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          value={filter.userId === undefined ? '' : String(filter.userId)}
          onChange={({ currentTarget: { value } }) => set({ userId: value === '' ? undefined : Number(value) })}
        />
        <NativeSelect
          aria-label={t('entity')}
          data={[
            { value: '', label: t('anyEntity') },
            ...entities.map((entity) => ({ value: entity, label: t(`entity_${entity}`) })),
          ]}
          value={filter.entity ?? ''}
          onChange={({ currentTarget: { value } }) => set({ entity: entities.find((entity) => entity === value) })}
        />
        <DayField
          aria-label={t('from')}
          placeholder={t('from')}
          w={130}
          value={filter.from ?? null}
          onChange={(day) => set({ from: day ?? undefined })}
        />
        <DayField
          aria-label={t('to')}
          placeholder={t('to')}
          w={130}
          value={filter.to ?? null}
          onChange={(day) => set({ to: day ?? undefined })}
        />
      </div>
      {entries === undefined ? (
        <Waiting />
      ) : entries.length === 0 ? (
        <EmptyState text={t('nothing')} />
      ) : (
        <div className="k-log-rows">
          <table className="k-table">
            <thead>
              <tr>
                <th>{t('when')}</th>
                <th>{t('who')}</th>
                <th>{t('what')}</th>
                <th>{t('record')}</th>
                <th>{t('changes')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.id}>
                  <td className="k-nowrap">{format.moment(entry.at)}</td>
                  <td>
                    {entry.user || <span className="k-dim">{t('nobody')}</span>}
                    <div className="k-dim">{words.origin(entry)}</div>
                  </td>
                  <td>{words.done(entry)}</td>
                  <td>
                    <RecordLink entry={entry} />
                  </td>
                  <td>
                    <Changes entry={entry} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {more ? (
            <Button variant="subtle" onClick={() => void more()}>
              {t('more')}
            </Button>
          ) : null}
        </div>
      )}
    </section>
  );
}

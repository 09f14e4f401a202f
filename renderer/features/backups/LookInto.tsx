/** A backup beside the office: a client or product is found in it, compared with today, and taken back. */
import { Button, Modal, NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ComparedRecord, FoundRecord, LookEntity } from '../../../preload/contract/backup-looks.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { queryClient } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { lookTexts } from '../../text/backup-looks.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { ComparedParts, nothingTicked, type Ticked } from './ComparedParts.tsx';

/** How many are offered while one types. */
const offered = 10;

interface LookIntoProps {
  readonly look: string;
  /** When the backup was made. */
  readonly at: string;
  readonly close: () => void;
}

export function LookInto({ look, at, close }: LookIntoProps) {
  const t = useText(lookTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const [entity, setEntity] = useState<LookEntity>('client');
  const [record, setRecord] = useState<ComparedRecord | null>(null);
  const [ticked, setTicked] = useState<Ticked>(nothingTicked);
  const [busy, setBusy] = useState(false);
  const found = useRef<readonly FoundRecord[]>([]);

  const search = async (text: string) => {
    const reply = await call('backups.findRecords', { look, entity, text, limit: offered });
    if (!reply.ok) tell(reply);
    found.current = reply.ok ? reply.value : [];
    return found.current.map(({ name, detail, today }, place) => ({
      id: place + 1,
      title: name,
      detail: [detail, today === 'there' ? '' : t(today)].filter(Boolean).join(' · '),
    }));
  };
  const compare = async (uid: string) => {
    const reply = await call('backups.compareRecord', { look, entity, uid });
    if (!reply.ok) return tell(reply);
    setRecord(reply.value);
    setTicked(nothingTicked);
  };
  const count = ticked.fields.length + ticked.contacts.length + ticked.notes.length;
  const take = async () => {
    if (record === null) return;
    setBusy(true);
    const reply = await call('backups.takeBack', { look, entity, uid: record.uid, ...ticked });
    setBusy(false);
    if (!reply.ok) return tell(reply);
    const { name, today } = record;
    notify({ kind: 'done', text: today === 'there' ? t('taken', { name, count }) : t('takenWhole', { name }) });
    await queryClient.invalidateQueries();
    await compare(record.uid);
  };
  const isSame =
    record?.today === 'there' &&
    [...record.contacts, ...record.notes].every(({ state }) => state === 'same') &&
    record.fields.every(({ differs }) => !differs);
  return (
    <Modal opened onClose={close} title={t('title', { when: format.moment(at) })} size={860}>
      <div className="k-stack">
        <div className="k-row" style={{ alignItems: 'flex-start', flexWrap: 'nowrap' }}>
          <NativeSelect
            label={t('what')}
            value={entity}
            data={[
              { value: 'client', label: t('clients') },
              { value: 'product', label: t('products') },
            ]}
            onChange={({ currentTarget }) => {
              setEntity(currentTarget.value === 'product' ? 'product' : 'client');
              setRecord(null);
            }}
          />
          <div className="k-grow">
            <SearchField
              key={entity}
              label={t('find')}
              description={t('findHint')}
              inputWrapperOrder={['label', 'input', 'description']}
              data-autofocus
              shown={record?.name ?? ''}
              search={search}
              choose={(option) => {
                const one = option === null ? undefined : found.current[option.id - 1];
                if (one !== undefined) void compare(one.uid);
              }}
            />
          </div>
        </div>
        {record === null ? null : (
          <>
            {record.today === 'there' ? null : (
              <div className="k-backup-note" data-state="amber">
                {t(record.today === 'bin' ? 'binText' : 'goneText')}
              </div>
            )}
            {isSame ? <div className="k-dim">{t('sameText')}</div> : null}
            <ComparedParts record={record} ticked={ticked} tick={setTicked} />
          </>
        )}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          {record?.today === 'there' && record.id !== null ? (
            <Button
              variant="subtle"
              onClick={() => {
                openPage(cards[record.entity], { id: record.id ?? 0 }, record.name);
                close();
              }}
            >
              {t('show')}
            </Button>
          ) : null}
          <Button onClick={close}>{t('close')}</Button>
          {record === null ? null : (
            <Button
              variant="filled"
              loading={busy}
              disabled={record.today === 'there' && count === 0}
              onClick={() => void take()}
            >
              {record.today === 'there' ? t('take', { count }) : t('takeWhole')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

/** Several clients beside each other: which one stays, and what it will say. */
import { Button, Switch } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { ReplyError, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useTab, useTabState } from '../../app/page.tsx';
import type { PageParams } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { duplicateTexts } from '../../text/duplicates.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { MergeTable } from './MergeTable.tsx';
import { type Choices, chosenFields, noChoices, type Preview } from './merge-rows.ts';
import { useMerging } from './use-merging.ts';
import '../../ui/table.css';
import './duplicates.css';

const moved = ['contacts', 'documents', 'notes', 'attachments', 'links'] as const;

function Moving({ moving }: Pick<Preview, 'moving'>) {
  const t = useText(duplicateTexts);
  const parts = moved.filter((name) => moving[name] > 0).map((name) => t(`moving_${name}`, { count: moving[name] }));
  return (
    <section className="k-merge-moving">
      <h2>{t('moving')}</h2>
      {parts.length === 0 ? (
        <p className="k-dim">{t('movingNothing')}</p>
      ) : (
        <>
          <ul>
            {parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
          {moving.documents > 0 ? <p className="k-dim">{t('issuedStay')}</p> : null}
        </>
      )}
    </section>
  );
}

interface ReadyProps {
  readonly preview: Preview;
  /** Another client has been chosen to stay, and the answer to that is not there yet. */
  readonly isOld: boolean;
  readonly order: readonly number[];
  readonly stay: (id: number) => void;
  readonly reference: Output<'reference.get'>;
}

function Ready({ preview, isOld, order, stay, reference }: ReadyProps) {
  const t = useText(duplicateTexts);
  const { key } = useTab();
  const [choices, setChoices] = useState<Choices>(noChoices);
  const [onlyDiffering, setOnlyDiffering] = useState(true);
  const { merge, busy } = useMerging(key);
  const [winner] = preview.clients;
  useTabState(t('mergingOf', { name: winner?.name ?? '' }), choices !== noChoices);
  const fields = useMemo(() => chosenFields(preview, choices), [preview, choices]);
  const run = () => {
    if (!isOld && !busy) void merge(preview, fields);
  };
  const verb = t('mergeMany', { count: preview.clients.length });
  useKeys([{ press: 'ctrl+enter', label: verb, run }]);
  return (
    <section className="k-merge" aria-label={t('merging')}>
      <header className="k-list-head">
        <h1 className="k-grow">{t('merging')}</h1>
        <Switch
          label={t('onlyDiffering')}
          checked={onlyDiffering}
          onChange={({ currentTarget }) => setOnlyDiffering(currentTarget.checked)}
        />
        <Button variant="filled" leftSection={<IconArrowMerge size={15} />} loading={busy || isOld} onClick={run}>
          {verb}
        </Button>
      </header>
      <p className="k-merge-intro k-dim">{t('intro')}</p>
      <div className="k-merge-body">
        <MergeTable
          preview={preview}
          order={order}
          stay={stay}
          fields={fields}
          choices={choices}
          choose={setChoices}
          onlyDiffering={onlyDiffering}
          reference={reference}
        />
        <Moving moving={preview.moving} />
      </div>
    </section>
  );
}

/** `params.ids`: which clients, with commas between; the first is the one that stays unless another one is chosen. */
export function MergePage({ params }: { params: PageParams }) {
  const t = useText(duplicateTexts);
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const order = useMemo(() => [...new Set(String(params.ids).split(',').map(Number))], [params.ids]);
  const [stays, setStays] = useState(order[0] ?? 0);
  const ids = [stays, ...order.filter((id) => id !== stays)];
  const tooMany = order.length > 10;
  const query = useEngine('duplicates.preview', { ids }, { keep: true, enabled: !tooMany && order.length > 1 });
  const { data: reference } = useEngine('reference.get', {});
  if (tooMany) return <EmptyState text={t('tooMany')} />;
  if (order.length < 2) return <EmptyState text={t('tooFew')} />;
  if (query.error) {
    const isGone = query.error instanceof ReplyError && query.error.code === 'not-found';
    return (
      <EmptyState text={isGone ? t('tooFew') : textOf(query.error)}>
        {isGone ? null : <Button onClick={() => void query.refetch()}>{controls('retry')}</Button>}
      </EmptyState>
    );
  }
  return query.data && reference ? (
    <Ready preview={query.data} isOld={query.isPlaceholderData} order={order} stay={setStays} reference={reference} />
  ) : (
    <Waiting />
  );
}

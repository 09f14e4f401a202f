/** What was done to many records at once, the latest first; each can be undone by those who could do it. */
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { operationTexts } from '../../text/operations.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { KeptRecords } from './KeptRecords.tsx';
import { useOperationWords } from './operation-words.ts';

type Operation = Output<'operations.list'>[number];

const shownAtOnce = 100;

export function Operations() {
  const t = useText(operationTexts);
  const format = useFormat();
  const words = useOperationWords();
  const { tell, textOf } = useFailures();
  const [limit, setLimit] = useState(shownAtOnce);
  const { data, error } = useEngine('operations.list', { before: null, limit }, { keep: true });
  const [asked, setAsked] = useState<Operation | null>(null);
  const [busy, setBusy] = useState<number | null>(null);
  const [result, setResult] = useState<Output<'operations.undo'> | null>(null);
  const undo = async ({ id }: Operation) => {
    setAsked(null);
    setBusy(id);
    const reply = await runJob(t('undoing'), (job) => call('operations.undo', { id, job }));
    setBusy(null);
    if (!reply.ok) return tell(reply);
    if (reply.value.keptCount > 0) setResult(reply.value);
    else notify({ kind: 'done', text: t('undone', { count: reply.value.undone }) });
  };
  return (
    <section className="k-stack">
      <div>
        <h1>{t('operations')}</h1>
        <div className="k-dim">{t('about')}</div>
      </div>
      {error ? <div className="k-red">{textOf(error)}</div> : null}
      {data?.length === 0 ? <EmptyState text={t('none')} hint={t('noneHint')} /> : null}
      {data && data.length > 0 ? (
        <div className="k-table-box">
          <table className="k-table">
            <thead>
              <tr>
                <th>{t('when')}</th>
                <th>{t('who')}</th>
                <th>{t('what')}</th>
                <th className="k-number">{t('records')}</th>
                <th aria-label={t('undo')} />
              </tr>
            </thead>
            <tbody>
              {data.map((operation) => (
                <tr key={operation.id}>
                  <td className="k-nowrap">{format.moment(operation.at)}</td>
                  <td>{operation.by}</td>
                  <td>{words(operation)}</td>
                  <td className="k-number">{format.count(operation.records)}</td>
                  <td>
                    {operation.undone ? (
                      <span className="k-dim">
                        {t('undoneBy', { who: operation.undone.by, when: format.moment(operation.undone.at) })}
                      </span>
                    ) : (
                      <Button
                        size="compact-xs"
                        leftSection={<IconArrowBackUp size={14} />}
                        loading={busy === operation.id}
                        disabled={busy !== null}
                        onClick={() => setAsked(operation)}
                      >
                        {t('undo')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {data && data.length === limit && limit < 200 ? (
        <div>
          <Button onClick={() => setLimit(200)}>{t('more')}</Button>
        </div>
      ) : null}
      {asked ? (
        <ConfirmDialog
          open
          title={t('undoTitle', { count: asked.records })}
          text={`${words(asked)}. ${t('undoText')}`}
          verb={t('undo')}
          danger
          confirm={() => void undo(asked)}
          cancel={() => setAsked(null)}
        />
      ) : null}
      {result ? <KeptRecords {...result} close={() => setResult(null)} /> : null}
    </section>
  );
}

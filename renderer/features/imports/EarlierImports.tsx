/** The imports that there have been, each with its author; each can be undone as a whole. */
import { Button, Modal } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { importTexts } from '../../text/imports.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

type Done = Output<'imports.list'>[number];
type Undone = Output<'imports.undo'>;
type Asked = { readonly done: Done; readonly foretold: Output<'imports.foretell'> };

const rights = { clients: 'clients.import', products: 'products.import' } as const;
const listed = 20;

export function EarlierImports() {
  const t = useText(importTexts);
  const format = useFormat();
  const may = useMay();
  const { tell } = useFailures();
  const { data } = useEngine('imports.list', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  const [busy, setBusy] = useState<number | null>(null);
  const [result, setResult] = useState<{ readonly of: Done; readonly undone: Undone } | null>(null);
  if (!data) return null;

  const ask = async (done: Done) => {
    const reply = await call('imports.foretell', { id: done.id });
    if (reply.ok) setAsked({ done, foretold: reply.value });
    else tell(reply);
  };
  const undo = async (done: Done) => {
    setAsked(null);
    setBusy(done.id);
    const reply = await runJob(t('undoing', { name: done.fileName }), (job) =>
      call('imports.undo', { id: done.id, job }),
    );
    setBusy(null);
    if (!reply.ok) tell(reply);
    else if (reply.value.keptCount > 0) setResult({ of: done, undone: reply.value });
    else notify({ kind: 'done', text: t('undoneAll', { name: done.fileName, count: reply.value.undone }) });
  };

  return (
    <section>
      <h3 className="k-import-heading">{t('earlier')}</h3>
      {data.length === 0 ? (
        <div className="k-dim">{t('noEarlier')}</div>
      ) : (
        <div className="k-table-box">
          <table className="k-table">
            <thead>
              <tr>
                <th>{t('when')}</th>
                <th>{t('file')}</th>
                <th>{t('records')}</th>
                <th>{t('who')}</th>
                <th>{t('result')}</th>
                <th aria-label={t('undoImport')} />
              </tr>
            </thead>
            <tbody>
              {data.slice(0, listed).map((done) => (
                <tr key={done.id}>
                  <td className="k-nowrap">{format.moment(done.at)}</td>
                  <td>{done.fileName}</td>
                  <td>{t(done.entity)}</td>
                  <td>{done.by}</td>
                  <td>
                    {t('summary', {
                      created: format.count(done.created),
                      changed: format.count(done.changed + done.joined),
                      leftOut: format.count(done.skipped + done.refused),
                    })}
                    {done.undoneRecords > 0 ? (
                      <div className="k-dim">{t('undoneInPart', { count: done.undoneRecords })}</div>
                    ) : null}
                  </td>
                  <td>
                    {done.undone ? (
                      <span className="k-dim">
                        {t('undoneBy', { who: done.undone.by, when: format.moment(done.undone.at) })}
                      </span>
                    ) : done.created + done.changed + done.joined > 0 && may(rights[done.entity]) ? (
                      <Button
                        size="compact-xs"
                        leftSection={<IconArrowBackUp size={14} />}
                        loading={busy === done.id}
                        disabled={busy !== null}
                        onClick={() => void ask(done)}
                      >
                        {t(done.undoneRecords > 0 ? 'undoRest' : 'undoImport')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked ? <UndoDialog {...asked} confirm={() => void undo(asked.done)} cancel={() => setAsked(null)} /> : null}
      {result ? <Kept {...result} close={() => setResult(null)} /> : null}
    </section>
  );
}

interface UndoDialogProps extends Asked {
  readonly confirm: () => void;
  readonly cancel: () => void;
}

/** Says in numbers what goes and what stays, and what should be undone before. */
function UndoDialog({ done, foretold, confirm, cancel }: UndoDialogProps) {
  const t = useText(importTexts);
  const format = useFormat();
  const { created, changed, kept, later } = foretold;
  const first = later[0];
  const sentences = [
    created > 0 && t('undoCreated', { count: created }),
    changed > 0 && t('undoChanged', { count: changed }),
    kept > 0 && t('undoKept', { count: kept }),
    kept > 0 && first && t('undoLater', { name: first.fileName, when: format.moment(first.at) }),
  ];
  return (
    <ConfirmDialog
      open
      title={t('undoTitle', { name: done.fileName })}
      text={sentences.filter(Boolean).join(' ')}
      verb={t(done.undoneRecords > 0 ? 'undoRest' : 'undoImport')}
      danger
      confirm={confirm}
      cancel={cancel}
    />
  );
}

/** Tells which records stay as they are, since somebody has touched them after the import. */
function Kept({ of: { entity }, undone: { undone, kept, keptCount }, close }: KeptProps) {
  const t = useText(importTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  return (
    <Modal opened onClose={close} title={t('keptTitle', { count: keptCount })}>
      <p>{undone > 0 ? t('keptText', { count: undone }) : t('keptAll')}</p>
      <ul className="k-import-kept">
        {kept.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className="k-link"
              onClick={() => {
                close();
                openPage(entity === 'clients' ? cards.client : cards.product, { id }, name);
              }}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
      {keptCount > kept.length ? (
        <p className="k-dim">{t('keptMore', { shown: format.count(kept.length), count: format.count(keptCount) })}</p>
      ) : null}
      <div className="k-row" style={{ justifyContent: 'flex-end' }}>
        <Button variant="filled" onClick={close} data-autofocus>
          {controls('close')}
        </Button>
      </div>
    </Modal>
  );
}

interface KeptProps {
  readonly of: Done;
  readonly undone: Undone;
  readonly close: () => void;
}

/** A calendar file: what taking it in would do, then taken in, with Undo. */
import { Button, FileButton, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { upload } from '../../app/upload.ts';
import { calendarTexts } from '../../text/calendar.ts';
import { controlTexts } from '../../text/controls.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { useRepeatWords } from '../activities/use-repeat-words.ts';
import '../../ui/table.css';
import './calendar.css';

interface Chosen {
  readonly file: string;
  readonly rows: Output<'calendar.preview'>['rows'];
}

/** More rows than these are counted and not shown. */
const mostShown = 200;

export function TakeInDialog({ close }: { readonly close: () => void }) {
  const t = useText(calendarTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const words = useRepeatWords();
  const { tell, textOf } = useFailures();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [name, setName] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const count = (is: Chosen['rows'][number]['is']) => chosen?.rows.filter((row) => row.is === is).length ?? 0;
  const choose = async (file: File | null) => {
    if (file === null) return;
    setBusy(true);
    setChosen(null);
    setName(file.name);
    setProblem(null);
    const handed = await upload(file);
    const reply = handed.ok ? await call('calendar.preview', { file: handed.value }) : handed;
    setBusy(false);
    if (!reply.ok) setProblem(textOf(reply));
    else if (handed.ok) setChosen({ file: handed.value, rows: reply.value.rows });
  };
  const undo = async (id: number) => {
    const reply = await runJob(controls('undo'), (job) => call('operations.undo', { id, job }), { cancellable: false });
    if (!reply.ok) tell(reply);
  };
  const takeIn = async () => {
    if (chosen === null) return;
    setBusy(true);
    const reply = await runJob(t('takeInJob'), (job) => call('calendar.takeIn', { file: chosen.file, job }));
    setBusy(false);
    if (!reply.ok) return setProblem(textOf(reply));
    const { created, changed, operationId } = reply.value;
    notify({
      kind: 'done',
      text: t('takenIn', { created, changed }),
      ...(operationId !== null && { action: { label: controls('undo'), run: () => void undo(operationId) } }),
    });
    close();
  };
  const work = count('new') + count('changed');
  return (
    <Modal opened onClose={close} title={t('takeInTitle')} size="xl">
      <div className="k-stack">
        <div className="k-dim">{t('takeInAbout')}</div>
        <div className="k-row">
          <FileButton accept=".ics,text/calendar" onChange={(file) => void choose(file)}>
            {(props) => (
              <Button {...props} data-autofocus loading={busy && chosen === null}>
                {t('chooseFile')}
              </Button>
            )}
          </FileButton>
          {name === null ? null : <span>{name}</span>}
        </div>
        {problem === null ? null : (
          <div className="k-red" role="alert">
            {problem}
          </div>
        )}
        {chosen === null ? null : (
          <>
            <div>
              {t('counts', { new: count('new'), changed: count('changed'), same: count('same'), left: count('left') })}
            </div>
            <div className="k-table-box k-calendar-rows">
              <table className="k-table" aria-label={t('takeInTitle')}>
                <tbody>
                  {chosen.rows.slice(0, mostShown).map((row) => (
                    <tr key={row.uid}>
                      <td className="k-nowrap">{[format.day(row.day), row.time].filter(Boolean).join(', ')}</td>
                      <td>
                        {row.subject}
                        {row.repeat === null ? null : <div className="k-dim">{words.said(row.repeat)}</div>}
                      </td>
                      <td>{row.why === null ? t(`is_${row.is}`) : t(`why_${row.why}`)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {chosen.rows.length > mostShown ? (
              <div className="k-dim">{t('firstRows', { shown: mostShown, count: chosen.rows.length })}</div>
            ) : null}
          </>
        )}
        <div className="k-row">
          <div className="k-grow" />
          <Button onClick={close}>{controls('cancel')}</Button>
          <Button
            variant="filled"
            disabled={work === 0}
            loading={busy && chosen !== null}
            onClick={() => void takeIn()}
          >
            {t('takeIn', { count: work })}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

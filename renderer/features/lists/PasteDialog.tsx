/** Says what pasting would change before it does: old and new of each cell, and what cannot be taken. */
import { Button, Modal } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { controlTexts } from '../../text/controls.ts';
import { listTexts } from '../../text/lists.ts';
import { useText } from '../../ui/language.tsx';
import type { RecordRow } from './cell-values.ts';
import type { CellChange } from './editing.ts';
import type { PastePlan, PasteTarget } from './pasting.ts';

export interface AskedPaste<Row> {
  readonly plan: PastePlan<Row>;
  readonly target: PasteTarget;
}

interface PasteDialogProps<Row extends RecordRow> {
  readonly asked: AskedPaste<Row>;
  /** Column and record in words. */
  readonly columnName: (column: string) => string;
  readonly rowName: (row: RecordRow) => string;
  readonly textOf: (row: RecordRow, column: string) => string;
  /** Answers what was wrong, or null. */
  readonly send: (changes: readonly CellChange[]) => Promise<string | null>;
  readonly close: () => void;
}

const mostShown = 20;

export function PasteDialog<Row extends RecordRow>(props: PasteDialogProps<Row>) {
  const { asked, columnName, rowName, textOf, send, close } = props;
  const { changes, wrong, records } = asked.plan;
  const { rowsBeyond, columnsBeyond } = asked.target;
  const t = useText(listTexts);
  const controls = useText(controlTexts);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const cells = changes.length;
  return (
    <Modal opened onClose={close} title={t('pasteTitle')} size="xl">
      {cells > 0 ? <p>{t('pasteText', { cells, rows: records })}</p> : null}
      {cells === 0 && wrong.length === 0 ? <p>{t('pasteNothing')}</p> : null}
      {rowsBeyond > 0 ? <p className="k-amber">{t('pasteBeyond', { count: rowsBeyond })}</p> : null}
      {columnsBeyond > 0 ? <p className="k-amber">{t('pasteRight', { count: columnsBeyond })}</p> : null}
      {cells > 0 ? (
        <div className="k-paste-table">
          <table className="k-table" aria-label={t('pasteTitle')}>
            <thead>
              <tr>
                <th>{t('pasteRow')}</th>
                <th>{t('column')}</th>
                <th>{t('pasteOld')}</th>
                <th>{t('pasteNew')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.slice(0, mostShown).map(({ row, cell, typed }) => (
                <tr key={`${row.id} ${cell.path}`}>
                  <td>{rowName(row)}</td>
                  <td>{columnName(cell.about.name)}</td>
                  <td className="k-dim">{textOf(row, cell.about.name) || t('emptyValue')}</td>
                  <td>{typed.trim() || t('emptyValue')}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {cells > mostShown ? <p className="k-dim">{t('pasteMore', { count: cells - mostShown })}</p> : null}
        </div>
      ) : null}
      {wrong.length > 0 ? (
        <div className="k-paste-wrong">
          <p className="k-amber">
            <IconAlertTriangle size={15} aria-hidden /> {t('pasteWrong', { count: wrong.length })}
          </p>
          <ul>
            {wrong.slice(0, mostShown).map(({ row, column, typed, problem: why }) => (
              <li key={`${row.id} ${column}`}>
                {rowName(row)} · {columnName(column)}: {typed} — {why}
              </li>
            ))}
          </ul>
          {wrong.length > mostShown ? (
            <p className="k-dim">{t('pasteMore', { count: wrong.length - mostShown })}</p>
          ) : null}
        </div>
      ) : null}
      {problem ? (
        <p className="k-red" role="alert">
          {problem}
        </p>
      ) : null}
      <div className="k-row" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={close}>{controls(cells === 0 ? 'close' : 'cancel')}</Button>
        {cells > 0 ? (
          <Button
            variant="filled"
            data-autofocus
            loading={busy}
            onClick={async () => {
              setBusy(true);
              const failed = await send(changes);
              setBusy(false);
              if (failed === null) close();
              else setProblem(failed);
            }}
          >
            {t('pasteVerb', { cells })}
          </Button>
        ) : null}
      </div>
    </Modal>
  );
}

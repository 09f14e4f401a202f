/** Last step: what will happen in numbers, before it does; then the result. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconCircleCheck, IconDownload, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportEntity } from '../../../preload/contract/imports.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { importTexts } from '../../text/imports.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { importedBy, openList } from '../lists/asked-list.ts';
import { Counts, type ImportCounts } from './Counts.tsx';
import { OwnJob } from './OwnJob.tsx';
import type { Import, Result } from './use-import.ts';

/** What the button does: "Import 91 new clients, change 2, leave out 3". */
export function useImportLabel(entity: ImportEntity): (counts: ImportCounts | null) => string {
  const t = useText(importTexts);
  return (counts) => {
    if (!counts) return t('import');
    const { created } = counts;
    // A row that adds a contact person changes its client, too.
    const changed = counts.changed + counts.joined;
    const left = counts.skipped + counts.refused;
    if (created + changed === 0) return t('otherFile');
    const what = t(entity === 'clients' ? 'partNewClients' : 'partNewProducts', { count: created });
    const label =
      created === 0
        ? t('doChange', { changed })
        : changed === 0
          ? t('doCreate', { what })
          : t('doCreateChange', { what, changed });
    return left > 0 ? t('leaveOut', { label, count: left }) : label;
  };
}

export function ImportStep({ entity, work }: { entity: ImportEntity; work: Import }) {
  const t = useText(importTexts);
  const counts = work.check?.value;
  const { run } = work;
  if (!counts) return null;
  const nothing = counts.created + counts.changed + counts.joined === 0;
  const sentences = [
    t(entity === 'clients' ? 'willCreateClients' : 'willCreateProducts', { count: counts.created }),
    t('willChange', { count: counts.changed }),
    counts.joined > 0 && t('willJoin', { count: counts.joined }),
    counts.same > 0 && t('willSame', { count: counts.same }),
    counts.skipped > 0 && t('willSkip', { count: counts.skipped }),
    counts.refused > 0 && t('willRefuse', { count: counts.refused }),
  ].filter((sentence) => sentence !== false);
  return (
    <div className="k-stack k-import">
      <div>
        <h1>{t(counts.rows === 0 ? 'noRows' : nothing ? 'nothingToDo' : 'importTitle')}</h1>
        <div className="k-dim">{work.file?.name}</div>
      </div>
      {run.problem ? (
        <div className={run.cancelled ? 'k-row' : 'k-import-problem'} role={run.cancelled ? 'status' : 'alert'}>
          {run.cancelled ? <IconInfoCircle size={16} /> : <IconAlertTriangle size={16} />}
          <div>{run.problem}</div>
        </div>
      ) : null}
      {nothing ? null : <div>{t('willImport')}</div>}
      <ul className="k-import-sentences">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {nothing ? null : <div className="k-dim">{t('allOrNothing')}</div>}
      <OwnJob id={run.job} />
    </div>
  );
}

interface DoneProps {
  readonly entity: ImportEntity;
  readonly fileName: string;
  readonly result: Result;
  readonly again: () => void;
}

/** After the import: what it did, the refused rows as a file, and where to go. */
export function ImportDone({ entity, fileName, result, again }: DoneProps) {
  const t = useText(importTexts);
  const { state } = useOffice();
  const { tell } = useFailures();
  const [saved, setSaved] = useState<string | null>(null);
  const { refusedFile } = result;
  const format = useFormat();
  const undone = useEngine('imports.list', {}).data?.find(({ id }) => id === result.importId)?.undone ?? null;
  return (
    <div className="k-stack k-new">
      <div className="k-row">
        {undone ? (
          <IconArrowBackUp size={28} stroke={1.5} className="k-dim" />
        ) : (
          <IconCircleCheck size={28} stroke={1.5} className="k-green" />
        )}
        <div>
          <h1>{t(undone ? 'undoneTitle' : 'doneTitle')}</h1>
          <div className="k-dim">{t('doneFrom', { name: fileName })}</div>
        </div>
      </div>
      {undone ? <div>{t('undoneMeanwhile', { who: undone.by, when: format.moment(undone.at) })}</div> : null}
      <Counts counts={result} />
      {refusedFile ? (
        <div className="k-stack">
          <div>{t('refusedDone')}</div>
          <div className="k-row">
            <Button
              leftSection={<IconDownload size={15} />}
              onClick={async () => {
                const reply = await saveForUser(refusedFile, state.host.dialogs);
                if (reply.ok) setSaved(reply.value);
                else tell(reply);
              }}
            >
              {t('saveRefused')}
            </Button>
            {saved === null ? null : (
              <span className="k-dim">{saved === '' ? t('savedDownload') : t('savedAt', { path: saved })}</span>
            )}
          </div>
        </div>
      ) : null}
      <div className="k-row">
        {undone ? null : (
          <Button variant="filled" onClick={() => openList(entity, [importedBy(result.importId)])} data-autofocus>
            {t(entity === 'clients' ? 'showClients' : 'showProducts')}
          </Button>
        )}
        <Button onClick={again}>{t('another')}</Button>
      </div>
    </div>
  );
}

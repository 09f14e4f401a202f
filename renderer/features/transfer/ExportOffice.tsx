/** Everything in one file, for whoever wants to leave. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPackageExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { useOffice } from '../../app/session.ts';
import { transferTexts } from '../../text/transfer.ts';
import { useFormat, useText } from '../../ui/language.tsx';

/** The button with what came of it. Needs the right to export the office. */
export function ExportOffice() {
  const t = useText(transferTexts);
  const format = useFormat();
  const { state } = useOffice();
  const { textOf } = useFailures();
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<Output<'office.export'> | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (file: string) => {
    const reply = await saveForUser(file, state.host.dialogs);
    if (reply.ok) setSaved(reply.value);
    else setProblem(textOf(reply));
  };
  const run = async () => {
    setBusy(true);
    setMade(null);
    setSaved(null);
    setProblem(null);
    const reply = await runJob(t('exporting'), (job) => call('office.export', { job }));
    setBusy(false);
    if (!reply.ok) return setProblem(textOf(reply));
    setMade(reply.value);
    await save(reply.value.file);
  };
  return (
    <>
      <div className="k-row">
        <Button loading={busy} leftSection={<IconPackageExport size={15} />} onClick={() => void run()}>
          {t('exportVerb')}
        </Button>
        {made ? (
          <Button variant="subtle" onClick={() => void save(made.file)}>
            {t('exportSave')}
          </Button>
        ) : null}
      </div>
      {made ? (
        <div className="k-row k-green" role="status">
          <IconCircleCheck size={16} style={{ flex: 'none' }} />
          <span>
            {t('exportDone', {
              rows: format.count(made.rows),
              files: made.files,
              name: made.name,
              size: format.size(made.size),
            })}{' '}
            {saved ? t('exportSaved', { path: saved }) : ''}
          </span>
        </div>
      ) : null}
      {made && made.missingFiles > 0 ? (
        <div className="k-row k-amber" role="alert">
          <IconAlertTriangle size={16} style={{ flex: 'none' }} />
          <span>{t('exportMissing', { count: made.missingFiles })}</span>
        </div>
      ) : null}
      {problem ? (
        <div className="k-red" role="alert">
          {problem}
        </div>
      ) : null}
    </>
  );
}

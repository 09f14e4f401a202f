/** Whether the office is sound: a line for each thing that was examined, and what to do about it. */
import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconHelpCircle,
  IconStethoscope,
  type TablerIcon,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Finding, FindingState } from '../../../preload/contract/diagnostics.ts';
import { call } from '../../app/border.ts';
import { queryClient, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { diagnosticsTexts } from '../../text/diagnostics.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { SupportFile } from './SupportFile.tsx';
import './diagnostics.css';

const icons: Readonly<Record<FindingState, TablerIcon>> = {
  good: IconCircleCheck,
  attention: IconAlertTriangle,
  bad: IconCircleX,
  unknown: IconHelpCircle,
};

/** Needs the right to manage the office. `toBackups` opens that section of the settings. */
export function Diagnostics({ toBackups }: { toBackups: () => void }) {
  const t = useText(diagnosticsTexts);
  const format = useFormat();
  const { tell, textOf } = useFailures();
  const { data, error } = useEngine('diagnostics.last', {});
  const [busy, setBusy] = useState(false);
  const [removing, setRemoving] = useState(false);
  if (error) return <div className="k-red">{textOf(error)}</div>;
  if (!data) return <Waiting />;
  const examine = async () => {
    setBusy(true);
    const reply = await runJob(t('examining'), (job) => call('diagnostics.examine', { job }));
    setBusy(false);
    if (!reply.ok) return tell(reply);
    queryClient.setQueryData(['diagnostics.last', {}], reply.value);
  };
  const remove = async () => {
    setRemoving(false);
    setBusy(true);
    const reply = await call('diagnostics.removeUnnamed', {});
    setBusy(false);
    if (!reply.ok) return tell(reply);
    const { files, bytes, shown } = reply.value;
    queryClient.setQueryData(['diagnostics.last', {}], shown);
    notify({ kind: 'done', text: t('removed', { count: files, size: format.size(bytes) }) });
  };
  const { at, findings, unnamed } = data;
  return (
    <section className="k-stack k-diagnostics">
      <div>
        <h1>{t('diagnostics')}</h1>
        <div className="k-dim">{t('about')}</div>
      </div>
      <div className="k-row">
        <Button
          variant="filled"
          loading={busy}
          leftSection={<IconStethoscope size={15} />}
          onClick={() => void examine()}
        >
          {t('examine')}
        </Button>
        <span className="k-dim">{at === null ? t('never') : t('last', { when: format.moment(at) })}</span>
      </div>
      <ul className="k-findings">
        {findings.map((finding) => (
          <FindingLine key={finding.of} finding={finding}>
            {finding.action === 'restore' ? (
              <Button size="compact-sm" onClick={toBackups}>
                {t('toBackups')}
              </Button>
            ) : null}
            {finding.action === 'remove-unnamed' ? (
              <Button size="compact-sm" disabled={busy} onClick={() => setRemoving(true)}>
                {t('remove')}
              </Button>
            ) : null}
          </FindingLine>
        ))}
      </ul>
      <SupportFile />
      <ConfirmDialog
        open={removing}
        title={t('removeTitle', { count: unnamed.files, size: format.size(unnamed.bytes) })}
        text={t('removeText')}
        verb={t('removeVerb', { count: unnamed.files })}
        confirm={() => void remove()}
        cancel={() => setRemoving(false)}
      />
    </section>
  );
}

function FindingLine({ finding, children }: { finding: Finding; children: ReactNode }) {
  const t = useText(diagnosticsTexts);
  const { state, title, said, todo, details } = finding;
  const Icon = icons[state];
  return (
    <li className="k-finding" data-state={state} data-of={finding.of}>
      <Icon size={18} role="img" aria-label={t(state)} />
      <div>
        <strong>{title}</strong>
        <div>{said}</div>
        {todo ? <div className="k-finding-todo">{todo}</div> : null}
        {children}
        {details.length > 0 ? (
          <details>
            <summary className="k-dim">{t('details')}</summary>
            <ul>
              {details.map((detail) => (
                <li key={detail}>{detail}</li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </li>
  );
}

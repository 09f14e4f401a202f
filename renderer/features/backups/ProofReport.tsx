/** What the proof of a backup has found, and the way to its protocol; and a line about the last one. */
import { Button, Modal } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconFileText, IconShieldCheck, IconX } from '@tabler/icons-react';
import type { BackupProof, ProtocolSection } from '../../../preload/contract/backup-proof.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { proofTexts } from '../../text/backup-proof.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

/** When a backup was proven last, and how it ended; how to do it where none was. */
export function LastProof() {
  const t = useText(proofTexts);
  const format = useFormat();
  const { data } = useEngine('backups.proofs', { limit: 1 });
  if (!data) return null;
  const last = data[0];
  if (last === undefined)
    return (
      <div className="k-dim">
        {t('never')} {t('neverHint')}
      </div>
    );
  const told = { at: format.moment(last.at), name: last.name, by: last.by };
  return (
    <div className={`k-backup-state ${last.good ? 'k-green' : 'k-red'}`} role={last.good ? 'status' : 'alert'}>
      {last.good ? <IconShieldCheck size={15} /> : <IconAlertTriangle size={15} />}
      <span>{t(last.good ? 'last' : 'lastBad', told)}</span>
    </div>
  );
}

/** Beside a backup: whether and when it was proven. */
export function ProvenState({ proof }: { readonly proof: Output<'backups.proofs'>[number] | undefined }) {
  const t = useText(proofTexts);
  const format = useFormat();
  if (proof === undefined) return null;
  return (
    <div className={proof.good ? 'k-green' : 'k-red'}>
      {proof.good ? t('proven', { at: format.moment(proof.at) }) : t('failed')}
    </div>
  );
}

function Section({ title, heads, rows }: ProtocolSection) {
  const t = useText(proofTexts);
  return (
    <table className="k-table k-proof">
      <thead>
        <tr>
          <th>{title}</th>
          <th>{heads?.inBackup}</th>
          <th>{heads?.today}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, value, today, state }) => (
          <tr key={label}>
            <td>{label}</td>
            <td>{value}</td>
            <td>
              {state === 'plain' ? (
                today
              ) : (
                <span className={`k-backup-state ${state === 'good' ? 'k-green' : 'k-red'}`}>
                  {state === 'good' ? <IconCircleCheck size={15} /> : <IconX size={15} />}
                  {t(state === 'good' ? 'inOrder' : 'notInOrder')}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ProofReportProps {
  readonly proof: BackupProof;
  readonly close: () => void;
}

export function ProofReport({ proof, close }: ProofReportProps) {
  const t = useText(proofTexts);
  const format = useFormat();
  const { state } = useOffice();
  const { tell } = useFailures();
  const { protocol, good, sections, at } = proof;
  const save = async () => {
    if (protocol === null) return;
    const saved = await saveForUser(protocol, state.host.dialogs);
    if (!saved.ok) tell(saved);
    else if (saved.value !== null) notify({ kind: 'done', text: t('saved') });
  };
  return (
    <Modal opened onClose={close} title={t('title', { when: format.moment(at) })} size={760}>
      <div className="k-stack">
        <div className="k-backup-note" data-state={good ? 'green' : 'red'} role={good ? 'status' : 'alert'}>
          {good ? <IconCircleCheck size={18} /> : <IconAlertTriangle size={18} />}
          <div>
            <b>{t(good ? 'good' : 'bad')}</b>
            {good ? null : <div>{t('badHint')}</div>}
          </div>
        </div>
        {sections.map((section) => (
          <Section key={section.title} {...section} />
        ))}
        {protocol === null ? <div className="k-dim">{t('noPrinter')}</div> : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          {protocol === null ? null : (
            <Button leftSection={<IconFileText size={15} />} onClick={() => void save()}>
              {t('saveProtocol')}
            </Button>
          )}
          <Button variant="filled" onClick={close} data-autofocus>
            {t('close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

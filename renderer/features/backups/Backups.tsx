/** The backups of the office: what there is, making one now, going back to one and undoing that. */
import { Button, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconHistory,
  IconLock,
  IconShieldCheck,
  IconShieldX,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Backup, BackupPlace } from '../../../preload/contract/backups.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { lookTexts } from '../../text/backup-looks.ts';
import { proofTexts } from '../../text/backup-proof.ts';
import { backupTexts } from '../../text/backups.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { useRestored } from './backup-state.ts';
import { LookInto } from './LookInto.tsx';
import { OpenSealed } from './OpenSealed.tsx';
import { PlaceChoice } from './PlaceChoice.tsx';
import { LastProof, ProofReport, ProvenState } from './ProofReport.tsx';
import { Schedule } from './Schedule.tsx';
import { Targets } from './Targets.tsx';
import { useBackups } from './use-backups.ts';
import { useLook } from './use-look.ts';
import { useProof } from './use-proof.ts';
import { useWorries } from './use-worries.ts';
import './backups.css';

/** The warnings themselves; nothing while all is well. */
function Worries() {
  return useWorries().map(({ key, title, text }) => (
    <div key={key} className="k-backup-note" data-state="red" role="alert">
      <IconAlertTriangle size={18} />
      <div>
        <b>{title}</b>
        <div>{text}</div>
      </div>
    </div>
  ));
}

interface RestoredProps {
  readonly list: readonly Backup[];
  readonly busy: boolean;
  readonly restore: (backup: Backup) => void;
}

function Restored({ list, busy, restore }: RestoredProps) {
  const t = useText(backupTexts);
  const format = useFormat();
  const { restored } = useRestored();
  if (!restored) return null;
  const kept = list.find(({ name }) => name === restored.kept);
  return (
    <div className="k-backup-note" data-state="green" role="status">
      <IconCircleCheck size={18} />
      <div className="k-grow">
        <b>{restored.undoing ? t('undone') : t('restored', { when: format.exactMoment(restored.to) })}</b>
        {kept && !restored.undoing ? (
          <>
            <div>{t('restoredKept')}</div>
            <div className="k-row">
              <Button loading={busy} leftSection={<IconHistory size={15} />} onClick={() => restore(kept)}>
                {t('undo')}
              </Button>
            </div>
          </>
        ) : null}
      </div>
      <Button variant="subtle" size="compact-xs" onClick={() => useRestored.setState({ restored: null })}>
        {t('close')}
      </Button>
    </div>
  );
}

interface ActProps {
  readonly name: string;
  /** What it does, in a sentence. */
  readonly hint: string;
  readonly busy: boolean;
  readonly act: () => void;
}

/** A button of a row, whose meaning stands beside it when it is pointed at. */
function Act({ name, hint, busy, act }: ActProps) {
  return (
    <Tooltip multiline w={280} label={hint}>
      <Button size="compact-xs" variant="subtle" disabled={busy} onClick={act}>
        {name}
      </Button>
    </Tooltip>
  );
}

/** Needs the right to make backups. */
export function Backups() {
  const t = useText(backupTexts);
  const p = useText(proofTexts);
  const l = useText(lookTexts);
  const format = useFormat();
  const may = useMay();
  const [place, setPlace] = useState<BackupPlace | undefined>(undefined);
  const { data, error } = useEngine('backups.list', place === undefined ? {} : { place });
  const { textOf } = useFailures();
  const { make, restore, busy, problem, sealed, forget } = useBackups();
  const proofs = useProof(place);
  const looks = useLook(place);
  const { data: earlier } = useEngine('backups.proofs', { limit: 200 });
  const [asked, setAsked] = useState<Backup | null>(null);
  const insideOf = ({ counts }: Backup) =>
    counts
      ? [
          t('clients', { count: counts.clients }),
          t('products', { count: counts.products }),
          t('documents', { count: counts.documents }),
        ].join(', ')
      : '';
  const list = data ?? [];
  const proven = new Map([...(earlier ?? [])].reverse().map((proof) => [proof.name, proof]));
  const askedWhen = asked ? format.exactMoment(asked.at) : '';
  const askedInside = asked ? insideOf(asked) : '';
  return (
    <section className="k-stack">
      <div className="k-row" style={{ alignItems: 'flex-start', flexWrap: 'nowrap' }}>
        <div className="k-grow">
          <h1>{t('backups')}</h1>
          <div className="k-dim">{t('about')}</div>
        </div>
        <Button variant="filled" loading={busy} leftSection={<IconShieldCheck size={15} />} onClick={() => void make()}>
          {t('backUpNow')}
        </Button>
      </div>
      <Worries />
      {problem || error ? (
        <div className="k-backup-note" data-state="red" role="alert">
          <IconAlertTriangle size={18} />
          <div>{problem ?? (error && textOf(error))}</div>
        </div>
      ) : null}
      <Restored list={list} busy={busy} restore={({ name, at }) => void restore({ name, at, undoing: true })} />
      <Schedule />
      <Targets />
      <LastProof />
      <PlaceChoice place={place} choose={setPlace} />
      {data && list.length === 0 ? (
        <EmptyState text={t(place ? 'noneThere' : 'none')} hint={t(place ? 'noneThereHint' : 'noneHint')} />
      ) : data ? (
        <div className="k-table-box">
          <table className="k-table k-backups">
            <thead>
              <tr>
                <th>{t('when')}</th>
                <th>{t('reason')}</th>
                <th>{t('inside')}</th>
                <th className="k-number">{t('size')}</th>
                <th>{t('state')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {list.map((backup) => (
                <tr key={backup.name}>
                  <td>{format.exactMoment(backup.at)}</td>
                  <td>{t(`reason_${backup.reason}`)}</td>
                  <td className="k-backup-inside">
                    {insideOf(backup) || <span className="k-dim">{t('unknown')}</span>}
                  </td>
                  <td className="k-number">{format.size(backup.size)}</td>
                  <td className="k-backup-stands">
                    <span className={`k-backup-state ${backup.verified ? 'k-green' : 'k-amber'}`}>
                      {backup.verified ? <IconShieldCheck size={15} /> : <IconShieldX size={15} />}
                      {t(backup.verified ? 'checked' : 'notChecked')}
                      {backup.form === 'sealed' ? <IconLock size={15} title={t('encrypted')} /> : null}
                    </span>
                    <ProvenState proof={proven.get(backup.name)} />
                  </td>
                  <td className="k-number">
                    {may('backups.restore') ? (
                      <span className="k-backup-acts">
                        <Act
                          name={p('prove')}
                          hint={p('proveHint')}
                          busy={proofs.busy}
                          act={() => void proofs.prove(backup)}
                        />
                        <Act
                          name={l('look')}
                          hint={l('lookHint')}
                          busy={looks.busy}
                          act={() => void looks.look(backup)}
                        />
                        <Button size="compact-xs" disabled={busy || proofs.busy} onClick={() => setAsked(backup)}>
                          {t('restore')}
                        </Button>
                      </span>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <ConfirmDialog
        open={asked !== null}
        title={t('restoreTitle')}
        text={t('restoreText', {
          when: askedWhen,
          inside: askedInside ? t('restoreInside', { what: askedInside }) : '',
        })}
        verb={t('restoreVerb', { when: askedWhen })}
        danger
        confirm={() => {
          if (asked) void restore({ name: asked.name, at: asked.at, undoing: false, place });
          setAsked(null);
        }}
        cancel={() => setAsked(null)}
      />
      {sealed ? (
        <OpenSealed
          problem={sealed.problem}
          busy={busy}
          verb={t('openSealedVerb')}
          open={(passphrase) => void restore(sealed.asked, passphrase)}
          cancel={forget}
        />
      ) : null}
      {proofs.sealed ? (
        <OpenSealed
          problem={proofs.sealed.problem}
          busy={proofs.busy}
          verb={p('openVerb')}
          open={(passphrase) => proofs.sealed && void proofs.prove(proofs.sealed.backup, passphrase)}
          cancel={proofs.forget}
        />
      ) : null}
      {looks.sealed ? (
        <OpenSealed
          problem={looks.sealed.problem}
          busy={looks.busy}
          verb={l('openVerb')}
          open={(passphrase) => looks.sealed && void looks.look(looks.sealed.backup, passphrase)}
          cancel={looks.forget}
        />
      ) : null}
      {looks.open ? <LookInto {...looks.open} close={looks.close} /> : null}
      {proofs.proof ? <ProofReport proof={proofs.proof} close={proofs.close} /> : null}
    </section>
  );
}

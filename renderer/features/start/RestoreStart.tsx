/** First start with a backup: which one, and what will happen. */
import { Button } from '@mantine/core';
import { IconFolderOpen, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { Backup } from '../../../preload/contract/backups.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob, useJobs } from '../../app/jobs.ts';
import { useOffice } from '../../app/session.ts';
import { backupTexts } from '../../text/backups.ts';
import { firstRestoreTexts } from '../../text/first-restore.ts';
import { JobLine } from '../../ui/JobsPanel.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { Wizard, WizardChoice } from '../../ui/Wizard.tsx';
import { OpenSealed } from '../backups/OpenSealed.tsx';

/** A folder that a dialog gave out. */
interface Folder {
  readonly handle: string;
  readonly path: string;
}

/** `back` leads to where this way was chosen among others to begin. */
export function RestoreStart({ back }: { back: () => void }) {
  const t = useText(firstRestoreTexts);
  const b = useText(backupTexts);
  const format = useFormat();
  const { state, enter } = useOffice();
  const { tell, textOf } = useFailures();
  const jobs = useJobs((now) => now.jobs);
  const [step, setStep] = useState(0);
  const [place, setPlace] = useState<Folder | null>(null);
  const [found, setFound] = useState<readonly Backup[]>([]);
  const [chosen, setChosen] = useState<Backup | null>(null);
  const [folder, setFolder] = useState<Folder | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [sealed, setSealed] = useState<string | null>(null);
  const insideOf = ({ counts }: Backup) =>
    counts
      ? [
          b('clients', { count: counts.clients }),
          b('products', { count: counts.products }),
          b('documents', { count: counts.documents }),
        ].join(', ')
      : '';

  const choosePlace = async () => {
    const reply = await call('office.chooseFolder', { title: t('choose') });
    if (!reply.ok) return tell(reply);
    if (!reply.value) return;
    const backups = await call('office.findBackups', { place: reply.value.handle });
    if (!backups.ok) return tell(backups);
    setPlace(reply.value);
    setFound(backups.value);
    setChosen(backups.value.find(({ verified }) => verified) ?? null);
    setProblem(backups.value.length === 0 ? t('noneThere', { folder: reply.value.path }) : null);
  };
  const chooseFolder = async () => {
    const reply = await call('office.chooseFolder', { title: t('otherFolder') });
    if (!reply.ok) return tell(reply);
    if (reply.value) setFolder(reply.value);
  };
  const finish = async (passphrase?: string) => {
    if (place === null || chosen === null) return;
    setProblem(null);
    const reply = await runJob(
      t('restoring'),
      (job) =>
        call('office.createFromBackup', {
          place: place.handle,
          name: chosen.name,
          folder: folder?.handle ?? null,
          job,
          ...(passphrase !== undefined && { passphrase }),
        }),
      { cancellable: false },
    );
    const isSealed = !reply.ok && reply.details?.fields?.some(({ path }) => path === 'passphrase') === true;
    setSealed(isSealed ? reply.message : null);
    if (isSealed) return;
    if (!reply.ok) return setProblem(textOf(reply));
    const { missingFiles } = reply.value;
    if (missingFiles > 0) notify({ kind: 'problem', text: t('missingFiles', { count: missingFiles }) });
    enter(reply.value.state);
  };
  const leave = () => {
    if (chosen === null) setProblem((now) => now ?? t('neededBackup'));
    return chosen !== null;
  };

  const trouble = problem ? (
    <div className="k-red" role="alert">
      {problem}
    </div>
  ) : null;
  const when = chosen ? format.moment(chosen.at) : '';
  const inside = chosen ? insideOf(chosen) : '';
  const steps = [
    {
      key: 'backup',
      title: t('stepBackup'),
      chosen: when,
      page: (
        <div className="k-stack">
          <div>
            <h1>{t('title')}</h1>
            <div className="k-dim">{t('text')}</div>
          </div>
          <div>
            <Button leftSection={<IconFolderOpen size={15} />} onClick={() => void choosePlace()}>
              {t(place ? 'chooseOther' : 'choose')}
            </Button>
          </div>
          {place ? <b style={{ overflowWrap: 'anywhere' }}>{place.path}</b> : null}
          {found.map((backup) => (
            <WizardChoice
              key={backup.name}
              {...(backup.form === 'sealed' && { icon: <IconLock size={18} stroke={1.5} /> })}
              title={`${format.moment(backup.at)} · ${b(`reason_${backup.reason}`)}`}
              detail={[insideOf(backup), format.size(backup.size), b(backup.verified ? 'checked' : 'notChecked')]
                .filter(Boolean)
                .join(' · ')}
              chosen={backup.name === chosen?.name}
              choose={() => setChosen(backup)}
            />
          ))}
          {trouble}
        </div>
      ),
    },
    {
      key: 'last',
      title: t('stepLast'),
      chosen: '',
      page: (
        <div className="k-stack">
          <h1>{t('lastTitle')}</h1>
          <ul style={{ margin: 0, paddingLeft: 20, lineHeight: 2 }}>
            <li>{inside ? t('becomes', { when, inside }) : t('becomesUnknown', { when })}</li>
            <li style={{ overflowWrap: 'anywhere' }}>{t('goesTo', { folder: folder?.path ?? state.folder })}</li>
            <li>{t('signIn')}</li>
            <li>{t('stays')}</li>
          </ul>
          <div>
            <Button onClick={() => void chooseFolder()}>{t('otherFolder')}</Button>
          </div>
          {jobs.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
          {trouble}
        </div>
      ),
    },
  ];
  return (
    <>
      <Wizard
        name="Kontor"
        steps={steps}
        step={step}
        setStep={setStep}
        leave={leave}
        finish={() => void finish()}
        finishLabel={t('finish')}
        busy={jobs.length > 0}
        foot={
          step === 0 ? (
            <Button variant="subtle" onClick={back}>
              {t('back')}
            </Button>
          ) : null
        }
      />
      {sealed === null ? null : (
        <OpenSealed
          problem={sealed}
          busy={jobs.length > 0}
          verb={t('openVerb')}
          open={(passphrase) => void finish(passphrase)}
          cancel={() => setSealed(null)}
        />
      )}
    </>
  );
}

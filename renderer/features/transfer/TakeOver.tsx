/** First start with an export: which file, who one is, what will happen. */
import { Button, FileButton, Select } from '@mantine/core';
import { IconFileZip } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { runJob, useJobs } from '../../app/jobs.ts';
import { useOffice } from '../../app/session.ts';
import { upload } from '../../app/upload.ts';
import { transferTexts } from '../../text/transfer.ts';
import { JobLine } from '../../ui/JobsPanel.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { Wizard } from '../../ui/Wizard.tsx';

type Found = Output<'office.inspectExport'>;

interface Chosen {
  readonly handle: string;
  readonly name: string;
  readonly found: Found;
}

/** `back` leads to where the export was chosen among other ways to begin. */
export function TakeOver({ back }: { back: () => void }) {
  const t = useText(transferTexts);
  const { state, enter } = useOffice();
  const { textOf } = useFailures();
  const jobs = useJobs((now) => now.jobs);
  const [step, setStep] = useState(0);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [reading, setReading] = useState<{ readonly name: string; readonly share: number } | null>(null);
  const [who, setWho] = useState<number | null>(null);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const what = useContents(chosen?.found ?? null);

  const take = async (file: File | null) => {
    if (file === null) return;
    setProblem(null);
    setChosen(null);
    setReading({ name: file.name, share: 0 });
    const sent = await upload(file, (share) => setReading({ name: file.name, share }));
    const seen = sent.ok ? await call('office.inspectExport', { file: sent.value }) : null;
    setReading(null);
    if (!sent.ok) return setProblem(textOf(sent));
    if (!seen?.ok) return seen === null ? undefined : setProblem(textOf(seen));
    setChosen({ handle: sent.value, name: file.name, found: seen.value });
    setWho(seen.value.administrators[0]?.id ?? null);
  };
  const leave = (): boolean => {
    const missing: Record<string, string> = {};
    if (step === 0 && chosen === null) {
      setProblem((now) => now ?? t('fileMissing'));
      return false;
    }
    if (step === 1) {
      if (password === '' && chosen?.found.needsPassword) missing.password = t('passwordMissing');
      else if (password !== '' && password.length < 10) missing.password = t('passwordShort');
      else if (password !== again) missing.again = t('passwordDiffers');
    }
    setWrong(missing);
    return Object.keys(missing).length === 0;
  };
  const finish = async () => {
    if (chosen === null || who === null) return;
    setProblem(null);
    const reply = await runJob(t('takingOver'), (job) =>
      call('office.createFromExport', {
        file: chosen.handle,
        administratorId: who,
        password: password === '' ? null : password,
        job,
      }),
    );
    if (reply.ok) return enter(reply.value);
    const byField = fieldProblems(reply);
    setWrong(byField);
    setProblem(textOf(reply));
    if (byField.password || byField.administratorId) setStep(1);
  };

  const trouble = problem ? (
    <div className="k-red" role="alert">
      {problem}
    </div>
  ) : null;
  const administrator = chosen?.found.administrators.find(({ id }) => id === who);
  const steps = [
    {
      key: 'file',
      title: t('stepFile'),
      chosen: chosen?.name ?? '',
      page: (
        <FilePage chosen={chosen} reading={reading} what={what} take={(file) => void take(file)}>
          {trouble}
        </FilePage>
      ),
    },
    {
      key: 'you',
      title: t('stepYou'),
      chosen: administrator?.name ?? '',
      page: (
        <div className="k-stack" style={{ maxWidth: 400 }}>
          <div>
            <h1>{t('youTitle')}</h1>
            <div className="k-dim">{t('youText')}</div>
          </div>
          <Select
            label={t('administrator')}
            data={(chosen?.found.administrators ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
            value={who === null ? null : String(who)}
            allowDeselect={false}
            error={wrong.administratorId}
            onChange={(value) => setWho(value === null ? null : Number(value))}
          />
          <PasswordField
            label={t(chosen?.found.needsPassword ? 'password' : 'passwordOptional')}
            description={t('passwordHint')}
            autoComplete="new-password"
            maxLength={200}
            value={password}
            error={wrong.password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {password ? (
            <PasswordField
              label={t('passwordAgain')}
              autoComplete="new-password"
              maxLength={200}
              value={again}
              error={wrong.again}
              onChange={(event) => setAgain(event.currentTarget.value)}
            />
          ) : null}
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
            <li>{t('lastFolder', { folder: state.folder })}</li>
            <li>{t('lastCounts', { what })}</li>
            <li>{t('lastUser', { name: administrator?.name ?? '', password: password ? 'yes' : 'no' })}</li>
            {chosen?.found.needsPassword ? <li>{t('lastOthers')}</li> : null}
          </ul>
          {jobs.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
          {trouble}
        </div>
      ),
    },
  ];
  return (
    <Wizard
      name="Kontor"
      steps={steps}
      step={step}
      setStep={(to) => {
        setProblem(null);
        setStep(to);
      }}
      leave={leave}
      finish={() => void finish()}
      finishLabel={t('finish')}
      busy={jobs.length > 0 || reading !== null}
      foot={
        step === 0 ? (
          <Button variant="subtle" disabled={reading !== null} onClick={back}>
            {t('backToStart')}
          </Button>
        ) : null
      }
    />
  );
}

interface FileProps {
  readonly chosen: Chosen | null;
  readonly reading: { readonly name: string; readonly share: number } | null;
  /** What the export holds, in words. */
  readonly what: string;
  readonly take: (file: File | null) => void;
  readonly children: ReactNode;
}

function FilePage({ chosen, reading, what, take, children }: FileProps) {
  const again = useRef<() => void>(null);
  const t = useText(transferTexts);
  const format = useFormat();
  return (
    <div className="k-stack">
      <div>
        <h1>{t('fileTitle')}</h1>
        <div className="k-dim">{t('fileText')}</div>
      </div>
      <div>
        <FileButton
          resetRef={again}
          accept=".zip,application/zip"
          onChange={(file) => {
            // The same file may be chosen again once it has been copied anew.
            again.current?.();
            take(file);
          }}
        >
          {(props) => (
            <Button {...props} loading={reading !== null} leftSection={<IconFileZip size={15} />}>
              {t(chosen ? 'fileOther' : 'fileChoose')}
            </Button>
          )}
        </FileButton>
      </div>
      {reading ? (
        <div className="k-dim" role="status">
          {t('fileReading', { name: reading.name, share: `${Math.round(reading.share * 100)} %` })}
        </div>
      ) : null}
      {chosen ? (
        <div className="k-form-box k-stack" role="status">
          <b>{chosen.found.companies.join(', ') || chosen.name}</b>
          <div>{what}</div>
          <div className="k-dim">
            {t('made', { when: format.moment(chosen.found.exportedAt), version: chosen.found.programVersion })}
          </div>
        </div>
      ) : null}
      {children}
    </div>
  );
}

function useContents(found: Found | null): string {
  const t = useText(transferTexts);
  if (found === null) return '';
  const { clients, products, documents, users, closedUsers, files, inBin } = found.counts;
  return [
    t('clients', { count: clients }),
    t('products', { count: products }),
    t('documents', { count: documents }),
    t('people', { count: users }) + (closedUsers > 0 ? ` (${t('closedPeople', { count: closedUsers })})` : ''),
    t('files', { count: files }),
    ...(inBin > 0 ? [t('inBin', { count: inBin })] : []),
  ].join(', ');
}

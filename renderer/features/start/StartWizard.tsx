/** First start: language, country, own company, bank and VAT, folder, person. Or an example office to look around in. */
import { IconBuildingStore, IconFlask, IconFolderOpen, IconHistory, IconPackageImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { runJob, useJobs } from '../../app/jobs.ts';
import { askForOffice } from '../../app/opening.ts';
import { useOffice } from '../../app/session.ts';
import { firstRestoreTexts } from '../../text/first-restore.ts';
import { sharingTexts } from '../../text/sharing.ts';
import { startTexts } from '../../text/start.ts';
import { transferTexts } from '../../text/transfer.ts';
import { JobLine } from '../../ui/JobsPanel.tsx';
import { languageNames, useLanguage, useText } from '../../ui/language.tsx';
import { useWrongNumbers } from '../../ui/use-wrong-numbers.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { Wizard, WizardChoice } from '../../ui/Wizard.tsx';
import { commands } from '../backups/commands.ts';
import type { Remarks } from '../parties/PartyFields.tsx';
import { useDetailWarnings } from '../parties/use-detail-warnings.ts';
import { TakeOver } from '../transfer/TakeOver.tsx';
import { BankStep, CompanyStep } from './CompanyStep.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { FolderStep, LastStep, YouStep } from './OtherSteps.tsx';
import { RestoreStart } from './RestoreStart.tsx';
import { firstChoices, inCountry, orderOf, type StartChoices } from './start-choices.ts';

const order = ['language', 'country', 'company', 'bank', 'folder', 'you', 'last'] as const;

interface StepsProps {
  readonly reference: Output<'reference.get'>;
  /** Goes on with an export instead. */
  readonly takeOver: () => void;
  /** Goes on with a backup instead. */
  readonly restore: () => void;
}

function Steps({ reference, takeOver, restore }: StepsProps) {
  const restoring = useText(firstRestoreTexts);
  const t = useText(startTexts);
  const transfer = useText(transferTexts);
  const sharing = useText(sharingTexts);
  const language = useLanguage();
  const { state, enter } = useOffice();
  const { textOf } = useFailures();
  const create = useCommand('office.create');
  const jobs = useJobs((now) => now.jobs);
  const [step, setStep] = useState(0);
  const [typed, setTyped] = useState<StartChoices | null>(null);
  const [problems, setProblems] = useState<Remarks>({});
  const numbers = useWrongNumbers();
  const [problem, setProblem] = useState<string | null>(null);
  const general =
    reference.countries.find((country) => country.language === language) ??
    reference.countries.find(({ code }) => code === 'INT');
  const choices = typed ?? (general && firstChoices(general));
  const company = choices?.company;
  const warnings = useDetailWarnings(
    company ? { country: company.country, taxNumbers: company.taxNumbers, bankAccounts: company.bankAccounts } : null,
  );
  if (!choices || !general) return null;
  const profile = reference.countries.find(({ code }) => code === choices.company.country) ?? general;
  const set = (changes: Partial<StartChoices>) => {
    setTyped({ ...choices, ...changes });
    setProblems({});
  };

  const leave = (): boolean => {
    const here = order[step];
    const wrong: Record<string, string> = {};
    if (here === 'company' && choices.company.name.trim() === '') wrong['company.name'] = t('nameMissing');
    if (here === 'you') {
      if (choices.administrator.trim() === '') wrong['administrator.name'] = t('yourNameMissing');
      if (choices.password && choices.password.length < 10) wrong['administrator.password'] = t('passwordShort');
      else if (choices.password !== choices.passwordAgain && choices.password)
        wrong.passwordAgain = t('passwordDiffers');
    }
    if (here === 'bank') Object.assign(wrong, numbers.wrong);
    setProblems(wrong);
    return Object.keys(wrong).length === 0;
  };
  const finish = async () => {
    setProblem(null);
    const reply = await create.run(orderOf(choices, language));
    if (reply.ok) return enter(reply.value);
    const byField = fieldProblems(reply);
    setProblems(byField);
    setProblem(textOf(reply));
    // The first step that holds a field with a problem.
    const path = Object.keys(byField)[0] ?? '';
    if (path.startsWith('company.bank') || path === 'company.paymentDays') setStep(order.indexOf('bank'));
    else if (path.startsWith('company.')) setStep(order.indexOf('company'));
    else if (path.startsWith('administrator.')) setStep(order.indexOf('you'));
  };
  const example = async () => {
    setProblem(null);
    const reply = await runJob(t('exampleMaking'), (job) => call('office.createExample', { language, job }), {
      cancellable: false,
    });
    if (reply.ok) enter(reply.value);
    else setProblem(`${t('exampleFailed')} ${textOf(reply)}`);
  };

  const shared = { choices, profile, currencies: reference.currencies, set, problems, warnings, numbers };
  const pages = {
    language: {
      title: t('stepLanguage'),
      chosen: languageNames[language],
      page: (
        <div className="k-stack" style={{ gap: 16 }}>
          <div>
            <h1>{t('welcome')}</h1>
            <div className="k-dim">{t('welcomeText')}</div>
          </div>
          <div>
            <LanguageChoice />
          </div>
          <WizardChoice
            icon={<IconBuildingStore size={24} stroke={1.5} />}
            title={t('begin')}
            detail={t('beginText')}
            chosen={jobs.length === 0}
            choose={() => jobs.length === 0 && setStep(1)}
          />
          {state.host.dialogs ? (
            <WizardChoice
              icon={<IconFolderOpen size={24} stroke={1.5} />}
              title={sharing('openExisting')}
              detail={sharing('openExistingText')}
              chosen={false}
              choose={() => jobs.length === 0 && askForOffice()}
            />
          ) : null}
          {state.host.dialogs ? (
            <WizardChoice
              icon={<IconHistory size={24} stroke={1.5} />}
              title={restoring('restore')}
              detail={restoring('restoreText')}
              chosen={false}
              choose={() => jobs.length === 0 && restore()}
            />
          ) : null}
          <WizardChoice
            icon={<IconFlask size={24} stroke={1.5} />}
            title={t('example')}
            detail={t('exampleText')}
            chosen={jobs.length > 0}
            choose={() => jobs.length === 0 && void example()}
          />
          <WizardChoice
            icon={<IconPackageImport size={24} stroke={1.5} />}
            title={transfer('takeOver')}
            detail={transfer('takeOverText')}
            chosen={false}
            choose={() => jobs.length === 0 && takeOver()}
          />
          {state.host.dialogs ? null : (
            <div className="k-dim">{restoring('inBrowser', { command: commands.restore })}</div>
          )}
          {jobs.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
          {problem ? (
            <div className="k-red" role="alert">
              {problem}
            </div>
          ) : null}
        </div>
      ),
    },
    country: {
      title: t('stepCountry'),
      chosen: profile.name,
      page: (
        <div className="k-stack">
          <div>
            <h1>{t('stepCountry')}</h1>
            <div className="k-dim">{t('countryText')}</div>
          </div>
          {reference.countries.map((country) => (
            <WizardChoice
              key={country.code}
              title={country.name}
              detail={country.about}
              chosen={country.code === choices.company.country}
              choose={() => setTyped(inCountry(choices, country))}
            />
          ))}
        </div>
      ),
    },
    company: { title: t('stepCompany'), chosen: choices.company.name, page: <CompanyStep {...shared} /> },
    bank: {
      title: t('stepBank'),
      chosen: choices.company.bankAccounts
        .map(({ bank, account }) => bank || account)
        .filter(Boolean)
        .join(', '),
      page: <BankStep {...shared} />,
    },
    folder: {
      title: t('stepFolder'),
      chosen: choices.folder?.path ?? state.folder,
      page: <FolderStep choices={choices} set={set} />,
    },
    you: {
      title: t('stepYou'),
      chosen: choices.administrator,
      page: <YouStep choices={choices} set={set} problems={problems} />,
    },
    last: { title: t('stepLast'), chosen: '', page: <LastStep choices={choices} problem={problem} /> },
  };
  return (
    <Wizard
      name="Kontor"
      steps={order.map((key) => ({ key, ...pages[key] }))}
      step={step}
      setStep={setStep}
      leave={leave}
      finish={() => void finish()}
      finishLabel={t('finish')}
      busy={create.busy || jobs.length > 0}
    />
  );
}

export function StartWizard() {
  const { data: reference } = useEngine('reference.get', {}, { keep: true });
  const [way, setWay] = useState<'steps' | 'export' | 'backup'>('steps');
  const back = () => setWay('steps');
  if (way === 'export') return <TakeOver back={back} />;
  if (way === 'backup') return <RestoreStart back={back} />;
  if (!reference) return <Waiting />;
  return <Steps reference={reference} takeOver={() => setWay('export')} restore={() => setWay('backup')} />;
}

/** Steps of the first start about the place, the person, and what will happen. */
import { Button, TextInput } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { askForOffice } from '../../app/opening.ts';
import { useOffice } from '../../app/session.ts';
import { startTexts } from '../../text/start.ts';
import { useText } from '../../ui/language.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import type { StepProps } from './CompanyStep.tsx';
import { orderOf, type StartChoices } from './start-choices.ts';

export function FolderStep({ choices, set }: Pick<StepProps, 'choices' | 'set'>) {
  const t = useText(startTexts);
  const { state } = useOffice();
  const { tell } = useFailures();
  const [taken, setTaken] = useState<Output<'office.chooseFolder'>>(null);
  const choose = async () => {
    const reply = await call('office.chooseFolder', { title: t('folderTitleDialog') });
    if (!reply.ok) return tell(reply);
    if (!reply.value) return;
    setTaken(reply.value.hasOffice ? reply.value : null);
    if (!reply.value.hasOffice) set({ folder: reply.value });
  };
  return (
    <div className="k-stack">
      <div>
        <h1>{t('folderTitle')}</h1>
        <div className="k-dim">{t('folderText')}</div>
      </div>
      <div className="k-form-box">
        <div className="k-row">
          <IconFolder size={18} />
          <b style={{ overflowWrap: 'anywhere' }}>{choices.folder?.path ?? state.folder}</b>
        </div>
      </div>
      {taken ? (
        <div className="k-banner">
          <span className="k-grow">{t('folderHasOffice', { folder: taken.path })}</span>
          <Button onClick={() => askForOffice(taken)}>{t('folderOpen')}</Button>
        </div>
      ) : null}
      {state.host.dialogs ? (
        <div>
          <Button onClick={() => void choose()}>{t('folderChoose')}</Button>
        </div>
      ) : (
        <div className="k-dim">{t('folderBrowser')}</div>
      )}
    </div>
  );
}

export function YouStep({ choices, set, problems }: Pick<StepProps, 'choices' | 'set' | 'problems'>) {
  const t = useText(startTexts);
  return (
    <div className="k-stack" style={{ maxWidth: 400 }}>
      <div>
        <h1>{t('youTitle')}</h1>
        <div className="k-dim">{t('youText')}</div>
      </div>
      <TextInput
        label={t('yourName')}
        withAsterisk
        maxLength={100}
        value={choices.administrator}
        error={problems['administrator.name']}
        onChange={(event) => set({ administrator: event.currentTarget.value })}
      />
      <PasswordField
        label={t('password')}
        description={t('passwordHint')}
        autoComplete="new-password"
        maxLength={200}
        value={choices.password}
        error={problems['administrator.password']}
        onChange={(event) => set({ password: event.currentTarget.value })}
      />
      {choices.password ? (
        <PasswordField
          label={t('passwordAgain')}
          autoComplete="new-password"
          maxLength={200}
          value={choices.passwordAgain}
          error={problems.passwordAgain}
          onChange={(event) => set({ passwordAgain: event.currentTarget.value })}
        />
      ) : null}
    </div>
  );
}

/** What will happen, before it does. */
export function LastStep({ choices, problem }: { choices: StartChoices; problem: string | null }) {
  const t = useText(startTexts);
  const { state } = useOffice();
  const { company } = orderOf(choices, state.language);
  const facts = [
    t('lastFolder', { folder: choices.folder?.path ?? state.folder }),
    t('lastCompany', { name: company.legalName || company.name }),
    company.vatPayer ? t('lastVat', { included: company.pricesIncludeVat ? 'yes' : 'no' }) : t('lastNoVat'),
    t('lastAccounts', { count: company.bankAccounts.length }),
    t('lastUser', { name: choices.administrator, password: choices.password ? 'yes' : 'no' }),
    t('lastBackups'),
  ];
  return (
    <div className="k-stack">
      <h1>{t('lastTitle')}</h1>
      <ul style={{ margin: 0, paddingLeft: 20, lineHeight: 2 }}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {problem ? (
        <div className="k-red" role="alert">
          {problem}
        </div>
      ) : null}
    </div>
  );
}

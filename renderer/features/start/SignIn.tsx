/** Signing in: who works here, and the password. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { EndOfSession } from '../../../preload/contract/events.ts';
import type { OfficeState } from '../../../preload/contract/office.ts';
import { useCommand } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useOpening } from '../../app/opening.ts';
import { useOffice } from '../../app/session.ts';
import { officeTexts } from '../../text/office.ts';
import { useText } from '../../ui/language.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { loginOf } from './open-office.ts';

const endTexts = {
  'access-closed': 'endedAccess',
  'password-changed': 'endedPassword',
  ended: 'endedSession',
} as const;

export interface SignInProps {
  /** Why somebody else has ended the session that was here; null: nobody has. */
  readonly ended: EndOfSession | null;
  /** The login of who was here; null: nobody was. */
  readonly who: string | null;
}

/** Whoever has typed his name already while he opened the office; else the first one. */
function firstOf(users: OfficeState['users'], typed: string): string {
  const login = loginOf(users, typed);
  return (users.find((user) => user.login === login) ?? users[0])?.login ?? '';
}

export function SignIn({ ended, who }: SignInProps) {
  const t = useText(officeTexts);
  const { state, enter } = useOffice();
  const { textOf } = useFailures();
  const signIn = useCommand('sessions.signIn');
  const typed = useOpening((now) => now.name);
  const [login, setLogin] = useState(who ?? firstOf(state.users, typed));
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [unnamed, setUnnamed] = useState<string | null>(null);
  const submit = async () => {
    const reply = await signIn.run({ login, password });
    if (reply.ok) return enter(reply.value);
    const atLogin = fieldProblems(reply).login ?? null;
    setUnnamed(atLogin);
    setProblem(atLogin === null ? textOf(reply) : null);
  };
  return (
    <div className="k-alone">
      <form
        className="k-alone-box k-stack"
        style={{ maxWidth: 360 }}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h1 style={{ fontSize: 20 }}>Kontor</h1>
        {ended ? (
          <div role="alert" className="k-row k-amber">
            <IconAlertTriangle size={16} />
            <span className="k-grow">{t(endTexts[ended])}</span>
          </div>
        ) : null}
        <div className="k-dim">{t('signInAs')}</div>
        {state.users.length > 0 ? (
          <NativeSelect
            label={t('login')}
            data={state.users.map((user) => ({ value: user.login, label: user.name }))}
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            label={t('login')}
            autoFocus={login === ''}
            autoComplete="username"
            value={login}
            error={unnamed}
            onChange={(event) => {
              setLogin(event.currentTarget.value);
              setUnnamed(null);
            }}
          />
        )}
        <PasswordField
          label={t('password')}
          autoFocus={login !== '' || state.users.length > 0}
          autoComplete="current-password"
          maxLength={200}
          value={password}
          error={problem}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <Button type="submit" variant="filled" loading={signIn.busy}>
          {t('signIn')}
        </Button>
        <LanguageChoice />
      </form>
    </div>
  );
}

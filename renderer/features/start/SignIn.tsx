/** Signing in: who works here, and the password. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { officeTexts } from '../../text/office.ts';
import { useText } from '../../ui/language.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';

export function SignIn() {
  const t = useText(officeTexts);
  const { state, enter } = useOffice();
  const { textOf } = useFailures();
  const signIn = useCommand('sessions.signIn');
  const [login, setLogin] = useState(state.users[0]?.login ?? '');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    const reply = await signIn.run({ login, password });
    if (reply.ok) return enter(reply.value);
    setProblem(textOf(reply));
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
        <div className="k-dim">{t('signInAs')}</div>
        {state.users.length > 0 ? (
          <NativeSelect
            label={t('login')}
            data={state.users.map((user) => ({ value: user.login, label: user.name }))}
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
        ) : (
          <TextInput label={t('login')} value={login} onChange={(event) => setLogin(event.currentTarget.value)} />
        )}
        <PasswordField
          label={t('password')}
          autoFocus
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

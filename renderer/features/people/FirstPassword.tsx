/** Whoever was given his password chooses another one before anything else. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../app/border.ts';
import { useCommand } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { peopleTexts } from '../../text/people.ts';
import { useText } from '../../ui/language.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { shortestPassword } from './password-length.ts';

export function FirstPassword() {
  const t = useText(peopleTexts);
  const { state, enter } = useOffice();
  const { textOf } = useFailures();
  const keep = useCommand('sessions.setPassword');
  const signOut = useCommand('sessions.signOut');
  const [fields, setFields] = useState({ current: '', password: '', repeat: '' });
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const submit = async () => {
    const { current, password, repeat } = fields;
    const missing = shortestPassword - password.length;
    if (missing > 0) return setProblems({ password: t('passwordShort', { count: missing }) });
    if (password !== repeat) return setProblems({ repeat: t('passwordDiffers') });
    const reply = await keep.run({ current, password });
    if (!reply.ok) {
      const named = fieldProblems(reply);
      return setProblems('password' in named ? named : { current: textOf(reply) });
    }
    const after = await call('office.state', {});
    if (after.ok) enter(after.value);
  };
  const input = (name: keyof typeof fields, label: string, description?: string) => (
    <PasswordField
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      autoFocus={name === 'current'}
      autoComplete={name === 'current' ? 'current-password' : 'new-password'}
      maxLength={200}
      value={fields[name]}
      error={problems[name]}
      onChange={(event) => {
        setFields({ ...fields, [name]: event.currentTarget.value });
        setProblems({});
      }}
    />
  );
  return (
    <div className="k-alone">
      <form
        className="k-alone-box k-stack"
        style={{ maxWidth: 400 }}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h1 style={{ fontSize: 20 }}>{t('firstPassword')}</h1>
        <div>{state.user?.name}</div>
        <div className="k-dim">{t('firstPasswordText')}</div>
        {input('current', t('givenPassword'))}
        {input('password', t('ownPassword'), t('passwordHint'))}
        {input('repeat', t('repeatPassword'))}
        <Button type="submit" variant="filled" loading={keep.busy}>
          {t('keepPassword')}
        </Button>
        <Button
          variant="subtle"
          onClick={async () => {
            const reply = await signOut.run({});
            if (reply.ok) enter(reply.value);
          }}
        >
          {t('signOut')}
        </Button>
      </form>
    </div>
  );
}

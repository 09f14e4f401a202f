/** What one person chooses for himself: language, appearance, password. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../app/border.ts';
import { useCommand } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { usePersonal } from '../../app/personal.ts';
import { useOffice } from '../../app/session.ts';
import { settingsTexts } from '../../text/settings.ts';
import { languageNames, languageOrder, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { Setting, SettingGroup } from './Setting.tsx';

export function MySettings() {
  const t = useText(settingsTexts);
  const { state } = useOffice();
  const { theme, change } = usePersonal();
  return (
    <div className="k-stack">
      <h1>{t('meTitle', { name: state.user?.name ?? '' })}</h1>
      <SettingGroup title={t('language')} about={t('languageAbout')}>
        <Setting name="language">
          <SegmentedControl
            aria-label={t('language')}
            data={languageOrder.map((value) => ({ value, label: languageNames[value] }))}
            value={state.language}
            onChange={(value) => {
              const language = languageOrder.find((name) => name === value);
              if (language) void change({ language });
            }}
          />
        </Setting>
      </SettingGroup>
      <SettingGroup title={t('theme')} about={t('themeAbout')}>
        <Setting name="theme">
          <SegmentedControl
            aria-label={t('theme')}
            data={(['light', 'dark', 'system'] as const).map((value) => ({ value, label: t(value) }))}
            value={theme}
            onChange={(value) => {
              const chosen = (['light', 'dark', 'system'] as const).find((name) => name === value);
              if (chosen) void change({ theme: chosen });
            }}
          />
        </Setting>
      </SettingGroup>
      <SettingGroup title={t('password')}>
        <Setting name="password">
          <Password />
        </Setting>
      </SettingGroup>
    </div>
  );
}

const shortest = 10;

function Password() {
  const t = useText(settingsTexts);
  const { state, enter } = useOffice();
  const { textOf } = useFailures();
  const setPassword = useCommand('sessions.setPassword');
  const [form, setForm] = useState<'set' | 'change' | 'remove' | null>(null);
  const [fields, setFields] = useState({ current: '', password: '', repeat: '' });
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const has = state.user?.hasPassword ?? false;
  const close = () => {
    setForm(null);
    setFields({ current: '', password: '', repeat: '' });
    setProblems({});
  };
  const save = async () => {
    const { current, password, repeat } = fields;
    if (form !== 'remove') {
      if (password.length < shortest)
        return setProblems({ password: t('passwordShort', { count: shortest - password.length }) });
      if (password !== repeat) return setProblems({ repeat: t('passwordDiffers') });
    }
    const reply = await setPassword.run({
      current: has ? current : null,
      password: form === 'remove' ? null : password,
    });
    if (!reply.ok) {
      if (reply.code === 'unauthorised') return setProblems({ current: t('passwordWrong') });
      const named = fieldProblems(reply);
      return setProblems('current' in named || 'password' in named ? named : { form: textOf(reply) });
    }
    const after = await call('office.state', {});
    if (after.ok) enter(after.value);
    notify({
      kind: 'done',
      text: t(form === 'remove' ? 'passwordRemoved' : form === 'change' ? 'passwordChanged' : 'passwordSet'),
    });
    close();
  };
  const first = form === 'set' ? 'password' : 'current';
  const input = (name: keyof typeof fields, label: string, description?: string) => (
    <PasswordField
      label={label}
      description={description}
      data-autofocus={name === first ? true : undefined}
      autoComplete={name === 'current' ? 'current-password' : 'new-password'}
      maxLength={200}
      value={fields[name]}
      error={problems[name]}
      onChange={(event) => {
        setFields({ ...fields, [name]: event.currentTarget.value });
        setProblems({});
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void save();
      }}
    />
  );
  if (!form)
    return (
      <div className="k-stack">
        <div className={`k-row ${has ? '' : 'k-amber'}`}>
          {has ? <IconLock size={15} /> : <IconAlertTriangle size={15} />}
          {t(has ? 'passwordHas' : 'passwordNone')}
        </div>
        <div className="k-row">
          <Button onClick={() => setForm(has ? 'change' : 'set')}>{t(has ? 'changePassword' : 'setPassword')}</Button>
          {has ? <Button onClick={() => setForm('remove')}>{t('removePassword')}</Button> : null}
        </div>
      </div>
    );
  return (
    <div className="k-setting-narrow">
      <PartForm save={() => void save()} cancel={close} error={problems.form}>
        {has ? input('current', t('currentPassword')) : null}
        {form === 'remove' ? (
          <div className="k-dim">{t('passwordWithout')}</div>
        ) : (
          <>
            {input('password', t('newPassword'), t('passwordHint'))}
            {input('repeat', t('repeatPassword'))}
          </>
        )}
      </PartForm>
    </div>
  );
}

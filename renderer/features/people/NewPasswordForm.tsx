/** Gives somebody else another password; his sessions end. */
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Person } from '../../../preload/contract/people.ts';
import { useCommand } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { peopleTexts } from '../../text/people.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { shortestPassword } from './password-length.ts';

export function NewPasswordForm({ person: { id, name }, done }: { person: Person; done: () => void }) {
  const t = useText(peopleTexts);
  const { textOf } = useFailures();
  const give = useCommand('users.setPassword');
  const [password, setPassword] = useState('');
  const [mustChange, setMustChange] = useState(true);
  const [problem, setProblem] = useState<string | undefined>();
  const save = async () => {
    const missing = shortestPassword - password.length;
    if (missing > 0) return setProblem(t('passwordShort', { count: missing }));
    const reply = await give.run({ id, password, mustChange });
    if (!reply.ok) return setProblem(fieldProblems(reply).password ?? textOf(reply));
    notify({ kind: 'done', text: t('passwordGiven', { name }) });
    done();
  };
  return (
    <PartForm save={() => void save()} cancel={done} error={undefined}>
      <b>{name}</b>
      <div className="k-setting-narrow">
        <PasswordField
          label={t('password')}
          description={t('passwordHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          autoComplete="new-password"
          maxLength={200}
          value={password}
          error={problem}
          data-autofocus
          onChange={(event) => {
            setPassword(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
      </div>
      <Checkbox
        label={t('mustChange')}
        checked={mustChange}
        onChange={(event) => setMustChange(event.currentTarget.checked)}
      />
    </PartForm>
  );
}

/** The form of a person: a new one with the first password, or one who is there. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Person } from '../../../preload/contract/people.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { peopleTexts } from '../../text/people.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { shortestPassword } from './password-length.ts';

interface PersonFormProps {
  /** null: a new one. */
  readonly person: Person | null;
  readonly done: () => void;
}

export function PersonForm({ person, done }: PersonFormProps) {
  const t = useText(peopleTexts);
  const { textOf } = useFailures();
  const create = useCommand('users.create');
  const change = useCommand('users.change');
  const roles = useEngine('roles.list', {}).data;
  const teams = useEngine('teams.list', {}).data;
  const [name, setName] = useState(person?.name ?? '');
  /** null: the name. */
  const [login, setLogin] = useState<string | null>(person?.login ?? null);
  const [roleId, setRoleId] = useState<number | null>(person?.roleId ?? null);
  const [teamIds, setTeamIds] = useState<readonly number[]>(person?.teams.map(({ id }) => id) ?? []);
  const [password, setPassword] = useState('');
  const [mustChange, setMustChange] = useState(true);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  if (!roles || !teams) return null;

  // Most people who are added sell.
  const role = roleId ?? roles.find(({ ready }) => ready === 'sales')?.id ?? 0;
  const save = async () => {
    if (!person && password.length < shortestPassword)
      return setProblems({ password: t('passwordShort', { count: shortestPassword - password.length }) });
    const fields = { name, login: login ?? name, roleId: role, teamIds: [...teamIds] };
    const reply = person
      ? await runJob(t('changePerson'), (job) => {
          const { id, version } = person;
          return change.run({ id, version, changes: fields, job });
        })
      : await create.run({ ...fields, password, mustChange });
    if (!reply.ok) {
      const named = Object.entries(fieldProblems(reply)).map(([path, said]) => [path.replace('changes.', ''), said]);
      const known = named.filter(([path]) => ['name', 'login', 'roleId', 'password'].includes(path ?? ''));
      return setProblems(known.length > 0 ? Object.fromEntries(known) : { form: textOf(reply) });
    }
    if (!person) notify({ kind: 'done', text: t('added', { name: reply.value.name }) });
    done();
  };
  const edited = (edit: () => void) => {
    edit();
    setProblems({});
  };
  return (
    <PartForm save={save} cancel={done} error={problems.form} enterSaves>
      <div className="k-person-fields">
        <TextInput
          label={t('name')}
          maxLength={100}
          value={name}
          error={problems.name}
          data-autofocus
          onChange={(event) => edited(() => setName(event.currentTarget.value))}
        />
        <TextInput
          label={t('login')}
          description={t('loginAbout')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          maxLength={100}
          value={login ?? name}
          error={problems.login}
          onChange={(event) => edited(() => setLogin(event.currentTarget.value))}
        />
        <NativeSelect
          label={t('role')}
          data={roles.map(({ id, name: label }) => ({ value: String(id), label }))}
          value={String(role)}
          error={problems.roleId}
          onChange={(event) => edited(() => setRoleId(Number(event.currentTarget.value)))}
        />
        {person ? null : (
          <PasswordField
            label={t('password')}
            description={t('passwordHint')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            autoComplete="new-password"
            maxLength={200}
            value={password}
            error={problems.password}
            onChange={(event) => edited(() => setPassword(event.currentTarget.value))}
          />
        )}
      </div>
      {teams.length > 0 ? (
        <fieldset className="k-choices">
          <legend>{t('inTeams')}</legend>
          {teams.map((team) => (
            <Checkbox
              key={team.id}
              label={team.name}
              checked={teamIds.includes(team.id)}
              onChange={(event) =>
                setTeamIds(
                  event.currentTarget.checked ? [...teamIds, team.id] : teamIds.filter((other) => other !== team.id),
                )
              }
            />
          ))}
        </fieldset>
      ) : null}
      {person ? null : (
        <Checkbox
          label={t('mustChange')}
          checked={mustChange}
          onChange={(event) => setMustChange(event.currentTarget.checked)}
        />
      )}
    </PartForm>
  );
}

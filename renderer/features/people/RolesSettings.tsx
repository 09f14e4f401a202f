/** Settings → Roles: the ready ones and the office's own, each with what it may do. */
import { Button, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Role } from '../../../preload/contract/people.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { controlTexts } from '../../text/controls.ts';
import { roleTexts } from '../../text/roles.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { RoleMatrix } from './RoleMatrix.tsx';
import '../../ui/table.css';
import './people.css';

export function RolesSettings() {
  const t = useText(roleTexts);
  const { data: roles } = useEngine('roles.list', {});
  const { tell } = useFailures();
  const create = useCommand('roles.create');
  const [chosen, setChosen] = useState<number | null>(null);
  if (!roles) return <Waiting />;
  const role = roles.find(({ id }) => id === chosen) ?? roles[0];
  const add = async () => {
    const taken = new Set(roles.map(({ name }) => name));
    const name = [t('newRole'), ...roles.map((_, at) => `${t('newRole')} ${at + 2}`)].find((one) => !taken.has(one));
    const reply = await create.run({ name: name ?? t('newRole'), rights: {}, hidden: [] });
    if (reply.ok) setChosen(reply.value.id);
    else tell(reply);
  };
  return (
    <div className="k-stack" data-setting="roles">
      <div>
        <h1>{t('roles')}</h1>
        <div className="k-dim">{t('rolesAbout')}</div>
      </div>
      <div className="k-roles" role="tablist" aria-label={t('roles')}>
        {roles.map(({ id, name, people, changed }) => (
          <Button
            key={id}
            role="tab"
            aria-selected={id === role?.id}
            variant={id === role?.id ? 'light' : 'default'}
            rightSection={changed ? <IconPencil size={13} aria-label={t('roleChanged')} /> : null}
            title={t('rolePeople', { count: people })}
            onClick={() => setChosen(id)}
          >
            {name}
          </Button>
        ))}
        <Button variant="subtle" loading={create.busy} onClick={() => void add()}>
          {t('addRole')}
        </Button>
      </div>
      {role ? <RoleEditor key={`${role.id} ${role.version}`} role={role} show={setChosen} /> : null}
    </div>
  );
}

function RoleEditor({ role, show }: { role: Role; show: (id: number | null) => void }) {
  const t = useText(roleTexts);
  const controls = useText(controlTexts);
  const { textOf, tell } = useFailures();
  const change = useCommand('roles.change');
  const copy = useCommand('roles.copy');
  const reset = useCommand('roles.reset');
  const remove = useCommand('roles.remove');
  const [rights, setRights] = useState(role.rights);
  const [hidden, setHidden] = useState(role.hidden);
  const [name, setName] = useState(role.name);
  const [problem, setProblem] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  const { id, version, ready, everything } = role;
  const isEdited = JSON.stringify([rights, hidden, name]) !== JSON.stringify([role.rights, role.hidden, role.name]);
  const save = async () => {
    const named = ready === null ? { name } : {};
    const reply = await change.run({ id, version, rights, hidden: [...hidden], ...named });
    if (!reply.ok) return setProblem(Object.values(fieldProblems(reply))[0] ?? textOf(reply));
    notify({ kind: 'done', text: t('roleSaved') });
  };
  return (
    <div className="k-stack">
      <div className="k-row">
        <span className="k-dim">{t('rolePeople', { count: role.people })}</span>
        {role.changed ? <span className="k-dim">· {t('roleChanged')}</span> : null}
        <span className="k-grow" />
        <Button
          size="compact-xs"
          onClick={async () => {
            const reply = await copy.run({ id, name: t('copyOf', { name: role.name }).slice(0, 60) });
            if (reply.ok) show(reply.value.id);
            else tell(reply);
          }}
        >
          {t('copyRole')}
        </Button>
        {role.changed ? (
          <Button
            size="compact-xs"
            onClick={async () => {
              const reply = await reset.run({ id, version });
              if (!reply.ok) tell(reply);
            }}
          >
            {t('resetRole')}
          </Button>
        ) : null}
        {ready === null ? (
          <Button size="compact-xs" onClick={() => setRemoving(true)}>
            {t('removeRole')}
          </Button>
        ) : null}
      </div>
      {everything ? <div>{t('everything')}</div> : null}
      {ready === null ? (
        <div className="k-setting-narrow">
          <TextInput
            label={t('roleName')}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </div>
      ) : null}
      {everything ? null : (
        <RoleMatrix
          rights={rights}
          hidden={hidden}
          change={(nextRights, nextHidden) => {
            setRights(nextRights);
            setHidden(nextHidden);
            setProblem(null);
          }}
        />
      )}
      {problem ? (
        <div className="k-red" role="alert">
          {problem}
        </div>
      ) : null}
      {isEdited ? (
        <div className="k-row k-role-save">
          <Button variant="filled" loading={change.busy} onClick={() => void save()}>
            {controls('save')}
          </Button>
          <Button
            onClick={() => {
              setRights(role.rights);
              setHidden(role.hidden);
              setName(role.name);
              setProblem(null);
            }}
          >
            {controls('cancel')}
          </Button>
        </div>
      ) : null}
      <ConfirmDialog
        open={removing}
        title={t('removeRoleTitle', { name: role.name })}
        text={t('removeRoleText')}
        verb={t('removeRole')}
        danger
        busy={remove.busy}
        cancel={() => setRemoving(false)}
        confirm={async () => {
          const reply = await remove.run({ id, version });
          if (reply.ok) show(null);
          else tell(reply);
          setRemoving(false);
        }}
      />
    </div>
  );
}

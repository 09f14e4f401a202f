/** Settings → People: who works here, with which role, when he was last seen; added, changed, closed. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock, IconDots, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { Person } from '../../../preload/contract/people.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { callTexts } from '../../text/calls.ts';
import { peopleTexts } from '../../text/people.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { ExtensionsForm } from '../calls/ExtensionsForm.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { PersonForm } from './PersonForm.tsx';
import '../../ui/table.css';
import './people.css';

type Open =
  | { readonly what: 'new' }
  | { readonly what: 'change' | 'password' | 'extensions' | 'close' | 'hand-over'; readonly person: Person };

/** `toMe`: shows the settings in which one sets one's own password. */
export function PeopleSettings({ toMe }: { toMe: () => void }) {
  const t = useText(peopleTexts);
  const { state } = useOffice();
  const { data: people } = useEngine('users.list', {});
  const { data: extended = [] } = useEngine('calls.extensions', {});
  const extensionsOf = (id: number) => extended.find(({ userId }) => userId === id)?.extensions ?? [];
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  if (!people) return <Waiting />;
  const form = open && open.what !== 'new' && open.what !== 'close' && open.what !== 'hand-over' ? open : null;
  return (
    <div className="k-stack" data-setting="people">
      <div>
        <h1>{t('peopleTitle')}</h1>
        <div className="k-dim">{t('peopleAbout')}</div>
      </div>
      {state.user?.hasPassword ? (
        open?.what === 'new' ? (
          <PersonForm person={null} done={close} />
        ) : (
          <div>
            <Button variant="filled" onClick={() => setOpen({ what: 'new' })}>
              {t('addPerson')}
            </Button>
          </div>
        )
      ) : (
        <div className="k-row k-amber">
          <IconAlertTriangle size={16} />
          <span className="k-grow">{t('ownPasswordFirst')}</span>
          <Button variant="filled" onClick={toMe}>
            {t('toOwnPassword')}
          </Button>
        </div>
      )}
      {form?.what === 'change' ? <PersonForm key={form.person.id} person={form.person} done={close} /> : null}
      {form?.what === 'extensions' ? (
        <ExtensionsForm
          key={form.person.id}
          person={form.person}
          extensions={extensionsOf(form.person.id)}
          done={close}
        />
      ) : null}
      {form?.what === 'password' ? <NewPasswordForm key={form.person.id} person={form.person} done={close} /> : null}
      <div className="k-table-box">
        <table className="k-table" aria-label={t('people')}>
          <thead>
            <tr>
              <th>{t('name')}</th>
              <th>{t('role')}</th>
              <th>{t('inTeams')}</th>
              <th>{t('lastSeen')}</th>
              <th>{t('state')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                extensions={extensionsOf(person.id)}
                own={person.id === state.user?.id}
                open={setOpen}
              />
            ))}
          </tbody>
        </table>
      </div>
      {open?.what === 'close' || open?.what === 'hand-over' ? (
        <HandOverDialog person={open.person} people={people} closing={open.what === 'close'} done={close} />
      ) : null}
    </div>
  );
}

interface PersonRowProps {
  readonly person: Person;
  readonly extensions: readonly string[];
  readonly own: boolean;
  readonly open: (what: Open) => void;
}

function PersonRow({ person, extensions, own, open }: PersonRowProps) {
  const t = useText(peopleTexts);
  const calls = useText(callTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const reopen = useCommand('users.reopen');
  const { id, version, name, active, lastSeenAt } = person;
  return (
    <tr>
      <td>
        {name}
        {own ? <span className="k-dim"> · {t('you')}</span> : null}
        {person.login === name ? null : <div className="k-dim">{person.login}</div>}
        {extensions.length === 0 ? null : (
          <div className="k-dim">{calls('extensionShort', { list: extensions.join(', ') })}</div>
        )}
      </td>
      <td>{person.role}</td>
      <td>{person.teams.map((team) => team.name).join(', ') || <span className="k-dim">{t('noTeams')}</span>}</td>
      <td className="k-nowrap">{lastSeenAt === null ? t('never') : format.moment(lastSeenAt)}</td>
      <td>
        <PersonState person={person} />
      </td>
      <td className="k-nowrap">
        <div className="k-row k-people-actions">
          <Button size="compact-xs" onClick={() => open({ what: 'change', person })}>
            {t('changePerson')}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={t('more', { name })}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {own ? null : (
                <Menu.Item onClick={() => open({ what: 'password', person })}>{t('newPassword')}</Menu.Item>
              )}
              <Menu.Item onClick={() => open({ what: 'extensions', person })}>{calls('extensions')}</Menu.Item>
              <Menu.Item onClick={() => open({ what: 'hand-over', person })}>{t('handOverOnly')}</Menu.Item>
              {active && !own ? (
                <Menu.Item color="red" onClick={() => open({ what: 'close', person })}>
                  {t('closeAccess')}
                </Menu.Item>
              ) : null}
              {active ? null : (
                <Menu.Item
                  onClick={async () => {
                    const reply = await reopen.run({ id, version });
                    if (reply.ok) notify({ kind: 'done', text: t('reopened', { name }) });
                    else tell(reply);
                  }}
                >
                  {t('reopen')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </div>
      </td>
    </tr>
  );
}

function PersonState({ person: { active, hasPassword, mustChangePassword } }: { person: Person }) {
  const t = useText(peopleTexts);
  const [look, Icon, key] = !active
    ? (['k-dim', IconLock, 'isClosed'] as const)
    : !hasPassword
      ? (['k-amber', IconAlertTriangle, 'noPassword'] as const)
      : mustChangePassword
        ? (['k-amber', IconClock, 'isInvited'] as const)
        : (['k-green', IconCheck, 'isActive'] as const);
  return (
    <span className={`k-person-state ${look}`}>
      <Icon size={14} />
      {t(key)}
    </span>
  );
}

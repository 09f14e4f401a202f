/** Settings → Teams: who sees whose clients and documents together. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Team } from '../../../preload/contract/people.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { peopleTexts } from '../../text/people.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useText } from '../../ui/language.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import '../../ui/table.css';
import './people.css';

export function TeamsSettings() {
  const t = useText(peopleTexts);
  const { tell } = useFailures();
  const { data: teams } = useEngine('teams.list', {});
  const [open, setOpen] = useState<'new' | number | null>(null);
  const [removing, setRemoving] = useState<Team | null>(null);
  const remove = useCommand('teams.remove');
  if (!teams) return <Waiting />;
  const edited = teams.find(({ id }) => id === open);
  return (
    <div className="k-stack" data-setting="teams">
      <div>
        <h1>{t('teams')}</h1>
        <div className="k-dim">{t('teamsAbout')}</div>
      </div>
      {open === 'new' ? (
        <TeamForm team={null} done={() => setOpen(null)} />
      ) : (
        <div>
          <Button variant="filled" onClick={() => setOpen('new')}>
            {t('addTeam')}
          </Button>
        </div>
      )}
      {edited ? <TeamForm key={edited.id} team={edited} done={() => setOpen(null)} /> : null}
      {teams.length === 0 ? (
        <div className="k-dim">{t('noTeamsYet')}</div>
      ) : (
        <div className="k-table-box">
          <table className="k-table" aria-label={t('teams')}>
            <thead>
              <tr>
                <th>{t('teamName')}</th>
                <th>{t('members')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {teams.map((team) => (
                <tr key={team.id}>
                  <td>{team.name}</td>
                  <td>
                    {team.members.map(({ name, leads }) => (leads ? `${name} (${t('leads')})` : name)).join(', ') || (
                      <span className="k-dim">{t('noMembers')}</span>
                    )}
                  </td>
                  <td className="k-nowrap">
                    <div className="k-row k-people-actions">
                      <Button size="compact-xs" onClick={() => setOpen(team.id)}>
                        {t('changePerson')}
                      </Button>
                      <Button size="compact-xs" onClick={() => setRemoving(team)}>
                        {t('removeTeam')}
                      </Button>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ConfirmDialog
        open={removing !== null}
        title={t('removeTeamTitle', { name: removing?.name ?? '' })}
        text={t('removeTeamText', { count: removing?.members.length ?? 0 })}
        verb={t('removeTeam')}
        danger
        busy={remove.busy}
        cancel={() => setRemoving(null)}
        confirm={async () => {
          if (!removing) return;
          const reply = await remove.run({ id: removing.id, version: removing.version });
          if (!reply.ok) tell(reply);
          setRemoving(null);
        }}
      />
    </div>
  );
}

function TeamForm({ team, done }: { team: Team | null; done: () => void }) {
  const t = useText(peopleTexts);
  const { textOf } = useFailures();
  const create = useCommand('teams.create');
  const change = useCommand('teams.change');
  const people = useEngine('users.list', {}).data;
  const [name, setName] = useState(team?.name ?? '');
  const [members, setMembers] = useState<ReadonlyMap<number, boolean>>(
    new Map(team?.members.map(({ id, leads }) => [id, leads])),
  );
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const set = (id: number, leads: boolean | null) => {
    const next = new Map(members);
    if (leads === null) next.delete(id);
    else next.set(id, leads);
    setMembers(next);
  };
  const save = async () => {
    const fields = { name, members: [...members].map(([id, leads]) => ({ id, leads })) };
    const reply = team ? await change.run({ id: team.id, version: team.version, ...fields }) : await create.run(fields);
    if (reply.ok) return done();
    const named = fieldProblems(reply).name;
    setProblems(named ? { name: named } : { form: textOf(reply) });
  };
  return (
    <PartForm save={() => void save()} cancel={done} error={problems.form}>
      <div className="k-setting-narrow">
        <TextInput
          label={t('teamName')}
          maxLength={100}
          value={name}
          error={problems.name}
          data-autofocus
          onChange={(event) => {
            setName(event.currentTarget.value);
            setProblems({});
          }}
        />
      </div>
      <fieldset>
        <legend>{t('members')}</legend>
        {people
          ?.filter(({ active }) => active)
          .map((person) => (
            <div key={person.id} className="k-member">
              <Checkbox
                label={person.name}
                checked={members.has(person.id)}
                onChange={(event) => set(person.id, event.currentTarget.checked ? false : null)}
              />
              {members.has(person.id) ? (
                <Checkbox
                  label={t('leads')}
                  checked={members.get(person.id) ?? false}
                  onChange={(event) => set(person.id, event.currentTarget.checked)}
                />
              ) : null}
            </div>
          ))}
      </fieldset>
    </PartForm>
  );
}

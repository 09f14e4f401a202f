/** One more own company: what it must have at first; the rest is filled in on its page. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { queryClient, useCommand } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { settingsTexts } from '../../text/settings.ts';
import { useText } from '../../ui/language.tsx';
import { NewForm } from '../../ui/NewForm.tsx';
import { firstChoices } from '../start/start-choices.ts';

interface AddCompanyProps {
  readonly reference: Output<'reference.get'>;
  readonly added: (id: number) => void;
}

export function AddCompany({ reference, added }: AddCompanyProps) {
  const t = useText(settingsTexts);
  const { state } = useOffice();
  const { textOf } = useFailures();
  const create = useCommand('companies.create');
  const [fields, setFields] = useState({ name: '', legalName: '', country: state.country ?? 'INT' });
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const profile = reference.countries.find(({ code }) => code === fields.country);
  const save = async () => {
    if (fields.name.trim() === '') return setProblems({ name: t('nameMissing') });
    if (!profile) return;
    const reply = await create.run({ ...firstChoices(profile).company, ...fields, bankAccounts: [] });
    if (!reply.ok) return setProblems({ ...fieldProblems(reply), form: textOf(reply) });
    await queryClient.invalidateQueries({ queryKey: ['companies.list'] });
    added(reply.value.id);
  };
  return (
    <NewForm
      title={t('newCompanyTitle')}
      intro={t('newCompanyAbout')}
      problem={problems.form}
      verb={t('create')}
      busy={create.busy}
      save={() => void save()}
      className="k-setting-narrow"
    >
      {(['name', 'legalName'] as const).map((name) => (
        <TextInput
          key={name}
          label={t(name)}
          description={t(`${name}About`)}
          withAsterisk={name === 'name'}
          autoFocus={name === 'name'}
          maxLength={name === 'name' ? 200 : 300}
          value={fields[name]}
          error={problems[name]}
          onChange={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}
        />
      ))}
      <NativeSelect
        label={t('country')}
        description={t('countryAbout')}
        data={reference.countries.map(({ code, name }) => ({ value: code, label: name }))}
        value={fields.country}
        onChange={({ currentTarget }) =>
          setFields({
            ...fields,
            country: reference.countries.find(({ code }) => code === currentTarget.value)?.code ?? fields.country,
          })
        }
      />
    </NewForm>
  );
}

/** A new client: the few things one knows at first; says while typing which clients could be the same. */
import { NativeSelect, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useKeptDraft, useReopened } from '../../app/kept-drafts.ts';
import { giveBack } from '../../app/made-for.ts';
import { useTab, useTabState } from '../../app/page.tsx';
import { useHidden, useOffice } from '../../app/session.ts';
import { closePage, openPage, type PageParams, replacePage } from '../../app/tabs.ts';
import { clientTexts } from '../../text/clients.ts';
import { useText } from '../../ui/language.tsx';
import { NewForm } from '../../ui/NewForm.tsx';
import { OwnFieldsForm } from '../fields/OwnFieldsForm.tsx';
import { taxFieldsOf } from '../parties/national.ts';
import { AddressFields, ReachFields, TaxNumberFields } from '../parties/PartyFields.tsx';
import { emptyAddress } from '../parties/party-values.ts';
import { useDetailWarnings } from '../parties/use-detail-warnings.ts';
import { useClientChoices } from './client-words.ts';
import { TagsField } from './TagsFact.tsx';
import { useTeamChoices } from './use-team-choices.ts';

type Fields = Input<'clients.create'>;
const noTeam = { teamId: null, team: null };

type Similar = Output<'clients.similar'>;

function begin(name: string, phone: string, country: Fields['country'], responsibleId: number | null): Fields {
  return {
    code: '',
    kind: 'company',
    name,
    legalName: '',
    type: 'customer',
    state: 'new',
    category: null,
    source: '',
    industry: '',
    responsibleId,
    country,
    taxNumbers: {},
    address: emptyAddress,
    postalAddress: null,
    deliveryAddress: null,
    reaches: [
      { kind: 'phone', value: phone, label: '' },
      { kind: 'email', value: '', label: '' },
    ],
    bankAccounts: [],
    director: '',
    directorPost: '',
    actingOn: '',
    discount: 0,
    currency: null,
    paymentDays: null,
    creditLimit: null,
    language: null,
    nextContact: null,
    note: '',
    teamId: null,
    priceListId: null,
    consent: null,
    tags: [],
    own: {},
  };
}

function useSimilar({ name, taxNumbers, reaches }: Fields): Similar {
  const [similar, setSimilar] = useState<Similar>([]);
  const asked = JSON.stringify({
    exceptId: null,
    name,
    taxNumbers,
    reaches: reaches.map(({ value }) => value).filter(Boolean),
  });
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      // Made a line above, of the same type.
      const reply = await call('clients.similar', JSON.parse(asked) as Input<'clients.similar'>);
      if (current && reply.ok) setSimilar(reply.value);
    }, 200);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return similar;
}

/** `params.name`, `params.phone`: what was typed, or who called, where the client was not found; `params.asker`: the tab that waits for the client. */
export function NewClientPage({ params }: { params: PageParams }) {
  const t = useText(clientTexts);
  const choices = useClientChoices();
  const teams = useTeamChoices(noTeam);
  const { key } = useTab();
  const { state } = useOffice();
  const hidden = useHidden();
  const { textOf } = useFailures();
  const { data: reference } = useEngine('reference.get', {});
  const create = useCommand('clients.create');
  const [first] = useState(() =>
    begin(String(params.name ?? ''), String(params.phone ?? ''), state.country ?? 'INT', state.user?.id ?? null),
  );
  // What this page has kept, of the same type; what a version before this one did not know begins as in a new one.
  const again = useReopened('new') as Partial<Fields> | null;
  const [fields, setFields] = useState<Fields>(() => (again ? { ...first, ...again } : first));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [ownTyping, setOwnTyping] = useState<Readonly<Record<string, string>>>({});
  const similar = useSimilar(fields);
  const { country, taxNumbers } = fields;
  const warnings = useDetailWarnings({ country, taxNumbers, bankAccounts: [] });
  useTabState(t('newClient'), fields !== first);
  useKeptDraft('new', [t('newClient'), fields.name].filter(Boolean).join(' · '), fields === first ? null : fields);
  const set = (changes: Partial<Fields>) => setFields({ ...fields, ...changes });
  const profile = reference?.countries.find(({ code }) => code === country);
  const kinds = taxFieldsOf(profile, fields.kind);

  const save = async () => {
    if (fields.name.trim() === '') return setProblems({ name: t('nameMissing') });
    if (Object.keys(ownTyping).length > 0) return setProblems(ownTyping);
    const reaches = fields.reaches.filter(({ value }) => value.trim() !== '');
    const reply = await create.run({ ...fields, reaches });
    if (reply.ok) {
      const { id, name } = reply.value;
      if (giveBack(String(params.asker ?? ''), { id, name })) return closePage(key);
      return replacePage(key, 'client', { id }, name);
    }
    setProblems({ ...fieldProblems(reply), form: textOf(reply) });
  };
  return (
    <NewForm
      title={t('newClient')}
      intro={t('newIntro')}
      problem={problems.form}
      verb={t('create')}
      busy={create.busy}
      save={() => void save()}
    >
      <div className="k-two">
        <TextInput
          label={t('name')}
          className="k-wide"
          autoFocus
          withAsterisk
          maxLength={200}
          value={fields.name}
          error={problems.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('kind')}
          data={[...choices.kinds]}
          value={fields.kind}
          onChange={({ currentTarget }) =>
            set({ kind: choices.kinds.find(({ value }) => value === currentTarget.value)?.value ?? 'company' })
          }
        />
        <NativeSelect
          label={t('type')}
          data={[...choices.types]}
          value={fields.type}
          onChange={({ currentTarget }) =>
            set({ type: choices.types.find(({ value }) => value === currentTarget.value)?.value ?? 'customer' })
          }
        />
        {teams.length > 0 ? (
          <NativeSelect
            label={t('teamId')}
            data={[{ value: '', label: '' }, ...teams]}
            value={String(fields.teamId ?? '')}
            onChange={({ currentTarget }) =>
              set({ teamId: currentTarget.value === '' ? null : Number(currentTarget.value) })
            }
          />
        ) : null}
        <div className="k-wide">
          <TagsField labelled label={t('tags')} value={fields.tags ?? []} onChange={(tags) => set({ tags })} />
        </div>
        <NativeSelect
          label={t('country')}
          data={(reference?.countries ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          value={country}
          onChange={({ currentTarget }) =>
            set({ country: reference?.countries.find(({ code }) => code === currentTarget.value)?.code ?? country })
          }
        />
        <TaxNumberFields
          kinds={kinds}
          value={taxNumbers}
          onChange={(value) => set({ taxNumbers: value })}
          warnings={warnings}
          errors={problems}
        />
      </div>
      {similar.length > 0 ? (
        <div className="k-banner" style={{ alignItems: 'flex-start', borderRadius: 6 }}>
          <IconAlertTriangle size={16} />
          <div>
            {t('similar')}
            {similar.map((row) => (
              <div key={row.id}>
                <button type="button" className="k-link" onClick={() => openPage('client', { id: row.id }, row.name)}>
                  {[row.name, row.city].filter(Boolean).join(', ')}
                </button>{' '}
                · {t(`because_${row.because}`)}
              </div>
            ))}
          </div>
        </div>
      ) : null}
      {hidden('clients.reaches') ? null : (
        <>
          <h3>{t('reaches')}</h3>
          <ReachFields value={fields.reaches} onChange={(reaches) => set({ reaches })} />
        </>
      )}
      <h3>{t('address')}</h3>
      <AddressFields value={fields.address} onChange={(address) => set({ address })} />
      <div className="k-two">
        <OwnFieldsForm
          entity="client"
          values={fields.own ?? {}}
          problems={problems}
          onChange={(own, wrong) => {
            set({ own });
            setOwnTyping(wrong);
          }}
        />
      </div>
    </NewForm>
  );
}

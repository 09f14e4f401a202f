/** A new deal: with whom, about what, for how much, by when. */
import { Autocomplete, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useKeptDraft, useReopened } from '../../app/kept-drafts.ts';
import { useMadeFor } from '../../app/made-for.ts';
import { useTab, useTabState } from '../../app/page.tsx';
import { useMay, useOffice } from '../../app/session.ts';
import { openPage, type PageParams, replacePage } from '../../app/tabs.ts';
import { dealTexts } from '../../text/deals.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useText } from '../../ui/language.tsx';
import { NewForm } from '../../ui/NewForm.tsx';
import { MoneyField } from '../../ui/NumberField.tsx';
import { SearchField, type SearchOption } from '../../ui/SearchField.tsx';
import { useWrongNumbers } from '../../ui/use-wrong-numbers.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { CampaignSelect } from '../campaigns/CampaignSelect.tsx';
import { useProposals } from '../fields/use-proposals.ts';
import { OpenDealsWarning } from './ClientDeals.tsx';

type Fields = Omit<Input<'deals.add'>['deal'], 'clientId' | 'amount'> & {
  /** null: empty, which is 0; or no number yet. */
  readonly amount: number | null;
  readonly clientId: number | null;
  readonly client: string;
  readonly pipelineId: number;
};

interface FormProps {
  readonly first: Fields;
  readonly pipelines: Output<'pipelines.list'>;
  readonly reference: Output<'reference.get'>;
}

async function findClients(text: string): Promise<readonly SearchOption[]> {
  const reply = await call('clients.find', { text, limit: 8 });
  return reply.ok ? reply.value.map(({ id, name, city }) => ({ id, title: name, detail: city })) : [];
}

function NewDeal({ first, pipelines, reference }: FormProps) {
  const t = useText(dealTexts);
  const { key } = useTab();
  const may = useMay();
  const { textOf } = useFailures();
  const add = useCommand('deals.add');
  const { source } = useProposals();
  // Kept as this form has written it.
  const again = useReopened('new') as Partial<Fields> | null;
  const [begun] = useState(first);
  const [fields, setFields] = useState<Fields>(() => (again ? { ...begun, ...again } : begun));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const { wrong: wrongNumbers, note } = useWrongNumbers();
  useTabState(t('newDeal'), fields !== begun);
  useKeptDraft('new', [t('newDeal'), fields.name].filter(Boolean).join(' · '), fields === begun ? null : fields);
  const { data: client } = useEngine(
    'clients.get',
    { id: fields.clientId ?? 0 },
    { enabled: fields.clientId !== null },
  );
  const set = (changes: Partial<Fields>) => {
    setFields((before) => ({ ...before, ...changes }));
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([path]) => !(path in changes))));
  };
  /** Where the client came from, while nothing else is said. */
  const propose = async (clientId: number) => {
    const reply = await call('clients.get', { id: clientId });
    if (!reply.ok) return;
    const { source: from, campaignId } = reply.value;
    setFields((before) =>
      before.clientId === clientId && before.source === '' && !before.campaignId
        ? { ...before, source: from, campaignId }
        : before,
    );
  };
  const chooseClient = (chosen: { readonly id: number; readonly name: string } | null) => {
    set({ clientId: chosen?.id ?? null, client: chosen?.name ?? '', contactId: null });
    if (chosen) void propose(chosen.id);
  };
  useMadeFor(key, chooseClient);
  const save = async () => {
    const { client: _, pipelineId, clientId, amount, ...deal } = fields;
    const missing = {
      ...(deal.name.trim() === '' && { name: t('nameMissing') }),
      ...(clientId === null && { clientId: t('clientMissing') }),
      ...wrongNumbers,
    };
    if (Object.keys(missing).length > 0 || clientId === null) return setProblems(missing);
    const reply = await add.run({ deal: { ...deal, clientId, amount: amount ?? 0 }, pipelineId });
    if (reply.ok) return replacePage(key, 'deal', { id: reply.value.id }, reply.value.name);
    const wrong = Object.entries(fieldProblems(reply)).map(([path, text]) => [path.replace('deal.', ''), text]);
    setProblems(wrong.length > 0 ? Object.fromEntries(wrong) : { form: textOf(reply) });
  };
  return (
    <NewForm
      title={t('newDeal')}
      intro={t('newIntro')}
      problem={problems.form}
      verb={t('create')}
      busy={add.busy}
      save={() => void save()}
    >
      <div className="k-two">
        <TextInput
          label={t('name')}
          className="k-wide"
          autoFocus
          withAsterisk
          autoComplete="off"
          maxLength={200}
          value={fields.name}
          error={problems.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <SearchField
          label={t('clientId')}
          withAsterisk
          shown={fields.client}
          search={findClients}
          error={problems.clientId}
          choose={(chosen) => chooseClient(chosen && { id: chosen.id, name: chosen.title })}
          create={may('clients.create') ? (name) => openPage('new-client', { name, asker: key }) : undefined}
        />
        <NativeSelect
          label={t('contactId')}
          data={[
            { value: '', label: '—' },
            ...(client?.contacts ?? []).map((contact) => ({ value: String(contact.id), label: contact.name })),
          ]}
          value={String(fields.contactId ?? '')}
          error={problems.contactId}
          description={
            client && client.contacts.length === 0 ? (
              <button
                type="button"
                className="k-link"
                onClick={() => openPage(cards.client, { id: client.id }, client.name)}
              >
                {t('newContact')}
              </button>
            ) : undefined
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={({ currentTarget: { value } }) => set({ contactId: value === '' ? null : Number(value) })}
        />
        {fields.clientId === null ? null : (
          <div className="k-wide">
            <OpenDealsWarning clientId={fields.clientId} />
          </div>
        )}
        <MoneyField
          label={t('amount')}
          currency={fields.currency}
          min={0}
          value={fields.amount}
          error={problems.amount}
          onChange={(amount, wrong) => {
            set({ amount });
            note('amount', wrong);
          }}
        />
        <NativeSelect
          label={t('currency')}
          data={[...reference.currencies]}
          value={fields.currency}
          onChange={(event) => set({ currency: event.currentTarget.value })}
        />
        <DayField
          label={t('expectedClose')}
          value={fields.expectedClose}
          error={problems.expectedClose}
          onChange={(expectedClose) => set({ expectedClose })}
        />
        <NativeSelect
          label={t('responsibleId')}
          data={reference.users.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(fields.responsibleId ?? '')}
          error={problems.responsibleId}
          onChange={({ currentTarget: { value } }) => set({ responsibleId: value === '' ? null : Number(value) })}
        />
        {pipelines.length > 1 ? (
          <NativeSelect
            label={t('pipeline')}
            data={pipelines.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={String(fields.pipelineId)}
            onChange={({ currentTarget: { value } }) => set({ pipelineId: Number(value) })}
          />
        ) : null}
        <Autocomplete
          label={t('source')}
          data={[...source]}
          limit={50}
          maxLength={100}
          value={fields.source}
          onChange={(value) => set({ source: value })}
        />
        <CampaignSelect value={fields.campaignId ?? null} choose={(campaignId) => set({ campaignId })} />
        <Textarea
          label={t('note')}
          className="k-wide"
          maxLength={10_000}
          value={fields.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </div>
    </NewForm>
  );
}

/** `params.clientId` and `params.client`: with whom, where that is known. */
export function NewDealPage({ params }: { params: PageParams }) {
  const may = useMay();
  const { state } = useOffice();
  const { data: companies } = useEngine('companies.list', {});
  const { data: reference } = useEngine('reference.get', {});
  const { data: pipelines } = useEngine('pipelines.list', {});
  const clientId = params.clientId === undefined ? null : Number(params.clientId);
  const { data: client, error } = useEngine(
    'clients.get',
    { id: clientId ?? 0 },
    { enabled: clientId !== null && may('clients.see') },
  );
  const offered = pipelines?.filter(({ archived }) => !archived);
  const pipeline = offered?.[0];
  if (!companies || !reference || !offered || !pipeline) return <Waiting />;
  // Where it came from is the client's to begin with.
  if (clientId !== null && may('clients.see') && !client && !error) return <Waiting />;
  const first: Fields = {
    name: '',
    clientId,
    client: String(params.client ?? ''),
    contactId: null,
    pipelineId: pipeline.id,
    amount: 0,
    amountByHand: true,
    currency: companies[0]?.currency ?? reference.currencies[0] ?? 'EUR',
    probability: null,
    expectedClose: null,
    source: client?.source ?? '',
    campaignId: client?.campaignId ?? null,
    responsibleId: state.user?.id ?? null,
    note: '',
    lines: [],
  };
  return <NewDeal first={first} pipelines={offered} reference={reference} />;
}

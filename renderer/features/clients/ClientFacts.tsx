/** The left column of a card: the facts of a client, each edited in place. */
import type { ReactNode } from 'react';
import type { OwnPlace } from '../../../preload/contract/fields.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { AskedField } from '../../app/asked-field.tsx';
import { useHidden } from '../../app/session.ts';
import { clientTexts } from '../../text/clients.ts';
import { partyTexts } from '../../text/parties.ts';
import { CardSection } from '../../ui/Card.tsx';
import { InlineField } from '../../ui/InlineField.tsx';
import {
  InlineChoice,
  InlineCount,
  InlineMoney,
  InlineNote,
  InlinePercent,
  InlineSuggest,
  InlineText,
} from '../../ui/inline-fields.tsx';
import { languageNames, languageOrder, useText } from '../../ui/language.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { CampaignFact } from '../campaigns/CampaignFact.tsx';
import { OwnFieldsSection } from '../fields/OwnFieldsSection.tsx';
import { useProposals } from '../fields/use-proposals.ts';
import { otherTaxFields, profileOf, taxFieldsOf } from '../parties/national.ts';
import { AddressFields, BankAccountFields, ReachFields, TaxNumberFields } from '../parties/PartyFields.tsx';
import { addressLines, emptyAccount, emptyAddress } from '../parties/party-values.ts';
import { ReachLines } from '../parties/ReachLines.tsx';
import { useDetailWarnings } from '../parties/use-detail-warnings.ts';
import { usePriceListChoices } from '../prices/use-price-lists.ts';
import { ConsentFact } from './ConsentFact.tsx';
import { useClientChoices } from './client-words.ts';
import { TagsFact } from './TagsFact.tsx';
import { useTeamChoices } from './use-team-choices.ts';

type Client = Output<'clients.get'>;
type Changes = Input<'clients.change'>['changes'];

interface FactsProps {
  readonly client: Client;
  readonly reference: Output<'reference.get'>;
  readonly save: (changes: Changes) => Promise<string | null>;
  readonly readOnly: boolean;
}

const lines = (texts: readonly string[]): ReactNode =>
  texts.length === 0 ? '' : texts.map((text) => <div key={text}>{text}</div>);

export function ClientFacts({ client, reference, save, readOnly }: FactsProps) {
  const t = useText(clientTexts);
  const party = useText(partyTexts);
  const hides = useHidden();
  const choices = useClientChoices();
  const teams = useTeamChoices(client);
  const proposals = useProposals();
  const priceLists = usePriceListChoices(client.priceListId);
  const profile = profileOf(reference.countries, client.country);
  const { country, taxNumbers, bankAccounts } = client;
  const warnings = useDetailWarnings({ country, taxNumbers, bankAccounts });
  const currency = client.currency ?? profile?.currency ?? 'EUR';
  const kinds = taxFieldsOf(profile, client.kind);
  // A number that is there is shown even where the profile of the country has no such kind.
  const taxKinds = [...kinds, ...otherTaxFields(reference.countries, profile, kinds, taxNumbers)];

  const text = (name: 'name' | 'legalName' | 'code' | 'director' | 'directorPost' | 'actingOn') => (
    <InlineText
      label={t(name)}
      value={client[name]}
      readOnly={readOnly}
      maxLength={name === 'legalName' ? 300 : name === 'code' ? 50 : name.startsWith('director') ? 150 : 200}
      save={async (value) => (name === 'name' && value.trim() === '' ? t('nameMissing') : save({ [name]: value }))}
    />
  );
  const own = (place: OwnPlace) => (
    <OwnFieldsSection
      entity="client"
      place={place}
      values={client.own}
      ownClients={client.ownClients}
      readOnly={readOnly}
      save={(values) => save({ own: values })}
    />
  );
  const address = (name: 'address' | 'postalAddress' | 'deliveryAddress') => (
    <InlineField
      form
      label={t(name)}
      value={client[name]}
      shown={lines(addressLines(client[name]))}
      readOnly={readOnly}
      save={(value) =>
        name === 'address'
          ? save({ address: value ?? emptyAddress })
          : save({ [name]: value && addressLines(value).length > 0 ? value : null })
      }
      edit={({ value, set, commit, cancel, error }) => (
        <PartForm save={() => commit()} cancel={cancel} error={error}>
          <AddressFields value={value ?? emptyAddress} onChange={set} />
        </PartForm>
      )}
    />
  );
  return (
    <>
      <CardSection title={t('general')}>
        {hides('clients.reaches') ? null : (
          <InlineField
            form
            label={t('reaches')}
            value={client.reaches}
            linked
            shown={
              client.reaches.length === 0 ? (
                ''
              ) : (
                <ReachLines reaches={client.reaches} client={client} contactId={null} />
              )
            }
            readOnly={readOnly}
            save={(value) => save({ reaches: value.filter((reach) => reach.value.trim() !== '') })}
            edit={({ value, set, commit, cancel, error }) => (
              <PartForm save={() => commit()} cancel={cancel} error={error}>
                <ReachFields
                  value={value.length > 0 ? value : [{ kind: 'phone', value: '', label: '' }]}
                  onChange={set}
                />
              </PartForm>
            )}
          />
        )}
        <AskedField name="address">{address('address')}</AskedField>
        <InlineChoice
          label={t('type')}
          choices={choices.types}
          value={client.type}
          readOnly={readOnly}
          save={async (type) => (type ? save({ type }) : null)}
        />
        <InlineChoice
          label={t('state')}
          choices={choices.states}
          value={client.state}
          readOnly={readOnly}
          save={async (state) => (state ? save({ state }) : null)}
        />
        <InlineChoice
          label={t('category')}
          choices={(['A', 'B', 'C'] as const).map((value) => ({ value, label: value }))}
          clearable
          value={client.category}
          readOnly={readOnly}
          save={(category) => save({ category })}
        />
        <InlineChoice
          label={t('responsibleId')}
          choices={reference.users.map(({ id, name }) => ({ value: String(id), label: name }))}
          clearable
          value={client.responsibleId === null ? null : String(client.responsibleId)}
          readOnly={readOnly}
          save={(value) => save({ responsibleId: value === null ? null : Number(value) })}
        />
        {teams.length > 0 || client.teamId !== null ? (
          <InlineChoice
            label={t('teamId')}
            choices={teams}
            clearable
            value={client.teamId === null ? null : String(client.teamId)}
            readOnly={readOnly}
            save={(value) => save({ teamId: value === null ? null : Number(value) })}
          />
        ) : null}
        <TagsFact value={client.tags} readOnly={readOnly} save={(tags) => save({ tags })} />
        <InlineNote label={t('note')} value={client.note} readOnly={readOnly} save={(note) => save({ note })} />
        {own('general')}
      </CardSection>
      <CardSection title={t('details')}>
        {text('legalName')}
        <InlineChoice
          label={t('kind')}
          choices={choices.kinds}
          value={client.kind}
          readOnly={readOnly}
          save={async (kind) => (kind ? save({ kind }) : null)}
        />
        <InlineChoice
          label={t('country')}
          choices={reference.countries.map(({ code, name }) => ({ value: code, label: name }))}
          value={client.country}
          readOnly={readOnly}
          save={async (value) => (value ? save({ country: value }) : null)}
        />
        {taxKinds.map(({ kind, label }) => (
          <AskedField key={kind} name={`taxNumbers.${kind}`}>
            <InlineText
              label={label}
              value={taxNumbers[kind] ?? ''}
              maxLength={40}
              warning={warnings[`taxNumbers.${kind}`]}
              readOnly={readOnly}
              save={(value) => save({ taxNumbers: { ...taxNumbers, [kind]: value } })}
            />
          </AskedField>
        ))}
        {taxKinds.length === 0 ? (
          <InlineField
            form
            label={t('taxNumbers')}
            value={taxNumbers}
            shown={Object.values(taxNumbers).join(', ')}
            readOnly={readOnly}
            save={(value) => save({ taxNumbers: value })}
            edit={({ value, set, commit, cancel, error }) => (
              <PartForm save={() => commit()} cancel={cancel} error={error}>
                <TaxNumberFields
                  kinds={[{ kind: 'tax', label: t('taxNumber') }]}
                  value={value}
                  onChange={set}
                  warnings={warnings}
                />
              </PartForm>
            )}
          />
        ) : null}
        {hides('clients.bankAccounts') ? null : (
          <InlineField
            form
            label={t('bankAccounts')}
            value={bankAccounts}
            shown={lines(bankAccounts.map(({ account, bank, bic }) => [account, bank, bic].filter(Boolean).join(', ')))}
            warning={Object.entries(warnings).find(([path]) => path.startsWith('bankAccounts'))?.[1]}
            readOnly={readOnly}
            save={(value) => save({ bankAccounts: value.filter(({ account, bank }) => account.trim() || bank.trim()) })}
            edit={({ value, set, commit, cancel, error }) => (
              <PartForm save={() => commit()} cancel={cancel} error={error}>
                <BankAccountFields
                  words={profile?.bank ?? { bic: 'BIC', account: party('account', { number: 1 }), corrAccount: null }}
                  currencies={reference.currencies}
                  currency={currency}
                  value={value.length > 0 ? value : [emptyAccount(currency)]}
                  onChange={set}
                  warnings={warnings}
                />
              </PartForm>
            )}
          />
        )}
        {text('director')}
        {text('directorPost')}
        {text('actingOn')}
        {address('postalAddress')}
        {address('deliveryAddress')}
        {own('details')}
      </CardSection>
      <CardSection title={t('terms')}>
        <InlineChoice
          label={t('priceListId')}
          choices={priceLists}
          clearable
          value={client.priceListId === null ? null : String(client.priceListId)}
          readOnly={readOnly}
          save={(value) => save({ priceListId: value === null ? null : Number(value) })}
        />
        <InlinePercent
          label={t('discount')}
          value={client.discount}
          readOnly={readOnly}
          save={(discount) => save({ discount })}
        />
        <InlineCount
          label={t('paymentDays')}
          max={3650}
          unit={(count) => t('days', { count })}
          value={client.paymentDays}
          readOnly={readOnly}
          save={(paymentDays) => save({ paymentDays })}
        />
        <InlineChoice
          label={t('currency')}
          choices={reference.currencies.map((value) => ({ value, label: value }))}
          clearable
          value={client.currency}
          readOnly={readOnly}
          save={(value) => save({ currency: value })}
        />
        {hides('clients.creditLimit') ? null : (
          <InlineMoney
            label={t('creditLimit')}
            currency={currency}
            value={client.creditLimit}
            readOnly={readOnly}
            save={(creditLimit) => save({ creditLimit })}
          />
        )}
        <InlineChoice
          label={t('language')}
          choices={languageOrder.map((value) => ({ value, label: languageNames[value] }))}
          clearable
          value={client.language}
          readOnly={readOnly}
          save={(language) => save({ language })}
        />
        <ConsentFact value={client.consent} readOnly={readOnly} save={(consent) => save({ consent })} />
        {text('code')}
        {(['source', 'industry'] as const).map((name) => (
          <InlineSuggest
            key={name}
            label={t(name)}
            value={client[name]}
            maxLength={100}
            proposals={proposals[name]}
            readOnly={readOnly}
            save={(value) => save({ [name]: value })}
          />
        ))}
        <CampaignFact value={client.campaignId} readOnly={readOnly} save={save} />
        {own('terms')}
      </CardSection>
      {own('more')}
    </>
  );
}

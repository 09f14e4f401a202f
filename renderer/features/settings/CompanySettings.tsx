/** All settings of one own company, each edited in place. */
import { Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { partyTexts } from '../../text/parties.ts';
import { settingsTexts } from '../../text/settings.ts';
import { InlineField } from '../../ui/InlineField.tsx';
import { InlineChoice, InlineCount, InlinePercent, InlineText } from '../../ui/inline-fields.tsx';
import { useText } from '../../ui/language.tsx';
import { AddressFields, BankAccountFields, TaxNumberFields } from '../parties/PartyFields.tsx';
import { addressLines, emptyAccount, emptyAddress } from '../parties/party-values.ts';
import { useDetailWarnings } from '../parties/use-detail-warnings.ts';
import { CompanyPictures } from './CompanyPictures.tsx';
import { PartForm } from './PartForm.tsx';
import { Setting, SettingGroup } from './Setting.tsx';
import { type Company, type CompanyChanges, useCompanySaving } from './use-company-saving.ts';

interface CompanySettingsProps {
  readonly company: Company;
  readonly reference: Output<'reference.get'>;
  readonly readOnly: boolean;
}

type TextName =
  | 'name'
  | 'legalName'
  | 'legalForm'
  | 'register'
  | 'phone'
  | 'email'
  | 'site'
  | 'director'
  | 'directorPost'
  | 'accountant';

const lengths: Readonly<Record<TextName, number>> = {
  name: 200,
  legalName: 300,
  legalForm: 200,
  register: 200,
  phone: 100,
  email: 200,
  site: 200,
  director: 150,
  directorPost: 150,
  accountant: 150,
};

const lines = (texts: readonly string[]): ReactNode =>
  texts.length === 0 ? '' : texts.map((text) => <div key={text}>{text}</div>);

export function CompanySettings({ company, reference, readOnly }: CompanySettingsProps) {
  const t = useText(settingsTexts);
  const save = useCompanySaving(company);
  const profile = reference.countries.find(({ code }) => code === company.country) ?? reference.countries[0];
  if (!profile) return null;
  const has = (name: (typeof profile.companyFields)[number]) => profile.companyFields.includes(name);
  const text = (name: TextName, about?: string) => (
    <Setting name={name} about={about}>
      <InlineText
        label={t(name)}
        value={company[name]}
        maxLength={lengths[name]}
        readOnly={readOnly}
        save={async (value) => (name === 'name' && value.trim() === '' ? t('nameMissing') : save({ [name]: value }))}
      />
    </Setting>
  );
  const parts = { company, reference, readOnly, save };
  return (
    <div className="k-stack">
      <h1>{company.name}</h1>
      {readOnly ? <div className="k-dim">{t('readOnly')}</div> : null}
      <SettingGroup title={t('general')}>
        {text('name', t('nameAbout'))}
        {text('legalName', t('legalNameAbout'))}
        <Setting name="country" about={t('countryAbout')}>
          <InlineChoice
            label={t('country')}
            value={company.country}
            choices={reference.countries.map(({ code, name }) => ({ value: code, label: name }))}
            readOnly={readOnly}
            save={(value) => save({ country: value ?? company.country })}
          />
        </Setting>
        <TaxNumbers {...parts} />
        {has('legalForm') || company.legalForm ? text('legalForm') : null}
        {has('register') || company.register ? text('register') : null}
      </SettingGroup>
      <SettingGroup title={t('addresses')}>
        <AddressSetting {...parts} name="address" />
        <AddressSetting {...parts} name="postalAddress" />
        {text('phone')}
        {text('email')}
        {text('site')}
      </SettingGroup>
      <SettingGroup title={t('banking')}>
        <Accounts {...parts} />
      </SettingGroup>
      <SettingGroup title={t('selling')}>
        <Truth {...parts} name="vatPayer" />
        <Truth {...parts} name="pricesIncludeVat" />
        <Setting name="vatRounding" about={t('vatRoundingAbout')}>
          <InlineChoice
            label={t('vatRounding')}
            value={company.vatRounding}
            choices={(['document', 'line'] as const).map((value) => ({ value, label: t(`rounding_${value}`) }))}
            readOnly={readOnly}
            save={(value) => save({ vatRounding: value ?? company.vatRounding })}
          />
        </Setting>
        <Setting name="currency" about={t('currencyAbout')}>
          <InlineChoice
            label={t('currency')}
            value={company.currency}
            choices={reference.currencies.map((value) => ({ value, label: value }))}
            readOnly={readOnly}
            save={(value) => save({ currency: value ?? company.currency })}
          />
        </Setting>
        <Setting name="paymentDays" about={t('paymentDaysAbout')}>
          <InlineCount
            label={t('paymentDays')}
            value={company.paymentDays}
            max={3650}
            unit={(count) => t('days', { count })}
            readOnly={readOnly}
            save={(value) => save({ paymentDays: value ?? 0 })}
          />
        </Setting>
        {(['latePenaltyRate', 'earlyPaymentDiscount'] as const).map((name) =>
          has(name) || company[name] > 0 ? (
            <Setting name={name} key={name}>
              <InlinePercent
                label={t(name)}
                value={company[name]}
                readOnly={readOnly}
                save={(value) => save({ [name]: value })}
              />
            </Setting>
          ) : null,
        )}
      </SettingGroup>
      <SettingGroup title={t('people')}>
        {text('director')}
        {text('directorPost')}
        {has('accountant') || company.accountant ? text('accountant') : null}
      </SettingGroup>
      <SettingGroup title={t('pictures')} about={t('picturesAbout')}>
        <CompanyPictures
          company={company}
          accountant={has('accountant') || company.accountantSignature !== null}
          readOnly={readOnly}
        />
      </SettingGroup>
    </div>
  );
}

interface PartProps extends CompanySettingsProps {
  readonly save: (changes: CompanyChanges) => Promise<string | null>;
}

/** A switch that saves at once, with what went wrong beside it. */
function Truth({ company, readOnly, save, name }: PartProps & { name: 'vatPayer' | 'pricesIncludeVat' }) {
  const t = useText(settingsTexts);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState<boolean | null>(null);
  return (
    <Setting name={name} about={t(`${name}About`)}>
      <div className="k-fact">
        <span className="k-fact-label">{t(name)}</span>
        <div className="k-fact-value">
          <Checkbox
            aria-label={t(name)}
            label={t((pending ?? company[name]) ? 'yes' : 'no')}
            checked={pending ?? company[name]}
            disabled={readOnly}
            error={problem}
            onChange={async (event) => {
              const next = event.currentTarget.checked;
              setPending(next);
              setProblem(await save({ [name]: next }));
              setPending(null);
            }}
          />
        </div>
      </div>
    </Setting>
  );
}

function TaxNumbers({ company, reference, readOnly, save }: PartProps) {
  const t = useText(settingsTexts);
  const { country, taxNumbers, bankAccounts } = company;
  const [typed, setTyped] = useState<Company['taxNumbers'] | null>(null);
  const warnings = useDetailWarnings({ country, taxNumbers: typed ?? taxNumbers, bankAccounts });
  const kinds = reference.countries.find(({ code }) => code === country)?.companyTaxNumbers ?? [];
  const doubts = kinds.flatMap(({ kind }) => warnings[`taxNumbers.${kind}`] ?? []);
  return (
    <Setting name="taxNumbers">
      <InlineField
        form
        label={t('taxNumbers')}
        value={taxNumbers}
        shown={lines(kinds.flatMap(({ kind, label }) => (taxNumbers[kind] ? [`${label} ${taxNumbers[kind]}`] : [])))}
        warning={doubts.length > 0 ? doubts.join(' ') : undefined}
        readOnly={readOnly}
        save={(value) => {
          setTyped(null);
          return save({ taxNumbers: value });
        }}
        edit={({ value, set, commit, cancel, error }) => (
          <PartForm
            save={() => commit()}
            cancel={() => {
              setTyped(null);
              cancel();
            }}
            error={error}
          >
            <div className="k-two">
              <TaxNumberFields
                kinds={kinds}
                value={value}
                warnings={warnings}
                onChange={(next) => {
                  setTyped(next);
                  set(next);
                }}
              />
            </div>
          </PartForm>
        )}
      />
    </Setting>
  );
}

function AddressSetting({ company, readOnly, save, name }: PartProps & { name: 'address' | 'postalAddress' }) {
  const t = useText(settingsTexts);
  return (
    <Setting name={name} about={name === 'postalAddress' ? t('postalAddressAbout') : undefined}>
      <InlineField
        form
        label={t(name)}
        value={company[name]}
        shown={lines(addressLines(company[name]))}
        readOnly={readOnly}
        save={(value) =>
          name === 'address'
            ? save({ address: value ?? emptyAddress })
            : save({ postalAddress: value && addressLines(value).length > 0 ? value : null })
        }
        edit={({ value, set, commit, cancel, error }) => (
          <PartForm save={() => commit()} cancel={cancel} error={error}>
            <AddressFields value={value ?? emptyAddress} onChange={set} />
          </PartForm>
        )}
      />
    </Setting>
  );
}

function Accounts({ company, reference, readOnly, save }: PartProps) {
  const t = useText(settingsTexts);
  const party = useText(partyTexts);
  const { country, taxNumbers, bankAccounts, currency } = company;
  const [typed, setTyped] = useState<Company['bankAccounts'] | null>(null);
  const warnings = useDetailWarnings({ country, taxNumbers, bankAccounts: typed ?? bankAccounts });
  const words = reference.countries.find(({ code }) => code === country)?.bank;
  if (!words) return null;
  const doubts = Object.entries(warnings).flatMap(([path, text]) => (path.startsWith('bankAccounts.') ? [text] : []));
  return (
    <Setting name="bankAccounts" about={t('bankAccountsAbout')}>
      <InlineField
        form
        label={t('bankAccounts')}
        value={bankAccounts}
        shown={
          bankAccounts.length === 0
            ? ''
            : bankAccounts.map(({ account, bank, bic, corrAccount, currency: of }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an account has no identity but its place
                <div key={place} className="k-setting-account">
                  <b>{account || party('account', { number: place + 1 })}</b> {of}
                  <div className="k-dim">
                    {[bank, bic && `${words.bic} ${bic}`, corrAccount && `${words.corrAccount ?? ''} ${corrAccount}`]
                      .filter(Boolean)
                      .join(' · ')}
                  </div>
                </div>
              ))
        }
        warning={doubts.length > 0 ? doubts.join(' ') : undefined}
        readOnly={readOnly}
        save={(value) => {
          setTyped(null);
          return save({ bankAccounts: value.filter(({ account, bank, bic }) => account || bank || bic) });
        }}
        edit={({ value, set, commit, cancel, error }) => (
          <PartForm
            save={() => commit()}
            cancel={() => {
              setTyped(null);
              cancel();
            }}
            error={error}
          >
            <BankAccountFields
              words={words}
              currencies={reference.currencies}
              currency={currency}
              value={value.length > 0 ? value : [emptyAccount(currency)]}
              onChange={(next) => {
                setTyped(next);
                set(next);
              }}
              warnings={warnings}
            />
          </PartForm>
        )}
      />
    </Setting>
  );
}

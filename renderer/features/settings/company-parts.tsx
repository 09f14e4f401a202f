/** The settings of an own company that consist of several inputs, or of a switch. */
import { Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { partyTexts } from '../../text/parties.ts';
import { settingsTexts } from '../../text/settings.ts';
import { InlineField } from '../../ui/InlineField.tsx';
import { useText } from '../../ui/language.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { AddressFields, BankAccountFields, TaxNumberFields } from '../parties/PartyFields.tsx';
import { addressLines, emptyAccount, emptyAddress } from '../parties/party-values.ts';
import { useDetailWarnings } from '../parties/use-detail-warnings.ts';
import { Setting } from './Setting.tsx';
import type { Company, CompanyChanges } from './use-company-saving.ts';

const lines = (texts: readonly string[]): ReactNode =>
  texts.length === 0 ? '' : texts.map((text) => <div key={text}>{text}</div>);

/** What each of them is given. */
export interface PartProps {
  readonly company: Company;
  readonly reference: Output<'reference.get'>;
  readonly readOnly: boolean;
  readonly save: (changes: CompanyChanges) => Promise<string | null>;
}

/** A switch that saves at once, with what went wrong beside it. */
export function Truth({
  company,
  readOnly,
  save,
  name,
}: PartProps & { name: 'vatPayer' | 'pricesIncludeVat' | 'vatOnDebits' }) {
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

/** Tax numbers by the labels of the country, with doubts beside them. */
export function TaxNumbers({ company, reference, readOnly, save }: PartProps) {
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

/** The address, or the postal one, which is nothing while it is empty. */
export function AddressSetting({ company, readOnly, save, name }: PartProps & { name: 'address' | 'postalAddress' }) {
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

/** Accounts in their order, which is all that tells them apart; from 1. */
function numbered(accounts: Company['bankAccounts']) {
  return accounts.map((account, place) => ({ ...account, number: place + 1 }));
}

/** Bank accounts, with doubts beside them; empty ones are not saved. */
export function Accounts({ company, reference, readOnly, save }: PartProps) {
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
            : numbered(bankAccounts).map(({ number, account, bank, bic, corrAccount, currency: of }) => (
                <div key={number} className="k-setting-account">
                  <b>{account || party('account', { number })}</b> {of}
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

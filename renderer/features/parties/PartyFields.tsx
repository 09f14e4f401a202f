/** Inputs for the parts of a party: tax numbers, address, bank accounts, means of contact. */
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { TaxNumbers } from '../../../preload/contract/parties.ts';
import type { CountryProfile } from '../../../preload/contract/reference.ts';
import { partyTexts } from '../../text/parties.ts';
import { useText } from '../../ui/language.tsx';
import { useRowKeys } from '../../ui/use-row-keys.ts';
import { type Address, type BankAccount, emptyAccount, type Reach } from './party-values.ts';

/** By the path of the field, as `clients.checkDetails` names it (`taxNumbers.inn`, `bankAccounts.0.account`). */
export type Remarks = Readonly<Record<string, string>>;

/** A doubt about a field, which never bars saving. */
export function warningText(text: string | undefined): ReactNode {
  return text ? (
    <span className="k-amber">
      <IconAlertTriangle size={13} style={{ verticalAlign: '-2px' }} /> {text}
    </span>
  ) : undefined;
}

interface TaxProps {
  readonly kinds: CountryProfile['companyTaxNumbers'];
  readonly value: TaxNumbers;
  readonly onChange: (value: TaxNumbers) => void;
  readonly warnings: Remarks;
  readonly errors?: Remarks;
}

export function TaxNumberFields({ kinds, value, onChange, warnings, errors = {} }: TaxProps) {
  return kinds.map(({ kind, label }) => (
    <TextInput
      key={kind}
      name={kind}
      label={label}
      autoComplete="off"
      maxLength={40}
      value={value[kind] ?? ''}
      error={errors[`taxNumbers.${kind}`]}
      description={warningText(warnings[`taxNumbers.${kind}`])}
      onChange={(event) => onChange({ ...value, [kind]: event.currentTarget.value })}
    />
  ));
}

interface AddressProps {
  readonly value: Address;
  readonly onChange: (value: Address) => void;
}

export function AddressFields({ value, onChange }: AddressProps) {
  const t = useText(partyTexts);
  const field = (name: keyof Address, maxLength: number, wide = false) => (
    <TextInput
      label={t(name)}
      {...(wide && { className: 'k-wide' })}
      maxLength={maxLength}
      value={value[name]}
      onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
    />
  );
  return (
    <div className="k-two">
      {field('street', 300, true)}
      {field('postcode', 20)}
      {field('city', 100)}
      {field('region', 100)}
      {field('country', 60)}
    </div>
  );
}

interface BankProps {
  readonly words: CountryProfile['bank'];
  readonly currencies: readonly string[];
  readonly currency: string;
  readonly value: readonly BankAccount[];
  readonly onChange: (value: BankAccount[]) => void;
  readonly warnings: Remarks;
}

export function BankAccountFields({ words, currencies, currency, value, onChange, warnings }: BankProps) {
  const t = useText(partyTexts);
  const rows = useRowKeys(value.length);
  const set = (place: number, changes: Partial<BankAccount>) =>
    onChange(value.map((account, other) => (other === place ? { ...account, ...changes } : account)));
  return (
    <div className="k-stack">
      {value.map((account, place) => {
        const input = (name: 'bank' | 'bic' | 'account' | 'corrAccount', label: string, wide = false) => (
          <TextInput
            label={label}
            {...(wide && { className: 'k-wide' })}
            autoComplete="off"
            maxLength={name === 'bank' ? 200 : 50}
            value={account[name]}
            description={warningText(warnings[`bankAccounts.${place}.${name}`])}
            onChange={(event) => set(place, { [name]: event.currentTarget.value })}
          />
        );
        return (
          <div className="k-stack" key={rows.keys[place]} style={{ gap: 4 }}>
            {value.length > 1 ? (
              <div className="k-row">
                <b className="k-grow">{t('account', { number: place + 1 })}</b>
                <ActionIcon
                  aria-label={t('removeAccount')}
                  title={t('removeAccount')}
                  onClick={() => {
                    rows.remove(place);
                    onChange(value.filter((_, other) => other !== place));
                  }}
                >
                  <IconTrash size={15} />
                </ActionIcon>
              </div>
            ) : null}
            <div className="k-two">
              {input('account', words.account, true)}
              {input('bank', t('bank'))}
              {input('bic', words.bic)}
              {words.corrAccount ? input('corrAccount', words.corrAccount) : null}
              <NativeSelect
                label={t('currency')}
                data={[...new Set([account.currency, ...currencies])].filter(Boolean)}
                value={account.currency}
                onChange={(event) => set(place, { currency: event.currentTarget.value })}
              />
            </div>
          </div>
        );
      })}
      <div>
        <Button
          leftSection={<IconPlus size={14} />}
          variant="subtle"
          onClick={() => onChange([...value, emptyAccount(currency)])}
        >
          {t('addAccount')}
        </Button>
      </div>
    </div>
  );
}

interface ReachProps {
  readonly value: readonly Reach[];
  readonly onChange: (value: Reach[]) => void;
}

const reachKinds = ['phone', 'email', 'site', 'messenger', 'fax'] as const satisfies readonly Reach['kind'][];

/** Phones, e-mails, sites, messengers, each with a remark. */
export function ReachFields({ value, onChange }: ReachProps) {
  const t = useText(partyTexts);
  const rows = useRowKeys(value.length);
  const set = (place: number, changes: Partial<Reach>) =>
    onChange(value.map((reach, other) => (other === place ? { ...reach, ...changes } : reach)));
  return (
    <div className="k-stack" style={{ gap: 4 }}>
      {value.map((reach, place) => (
        <div key={rows.keys[place]} className="k-reach">
          <NativeSelect
            aria-label={t('kind')}
            data={reachKinds.map((kind) => ({ value: kind, label: t(kind) }))}
            value={reach.kind}
            onChange={(event) => {
              const kind = reachKinds.find((other) => other === event.currentTarget.value);
              if (kind) set(place, { kind });
            }}
          />
          <TextInput
            aria-label={t('value')}
            placeholder={t('value')}
            maxLength={200}
            value={reach.value}
            onChange={(event) => set(place, { value: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('label')}
            placeholder={t('label')}
            maxLength={60}
            value={reach.label}
            onChange={(event) => set(place, { label: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t('removeReach')}
            title={t('removeReach')}
            onClick={() => {
              rows.remove(place);
              onChange(value.filter((_, other) => other !== place));
            }}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          leftSection={<IconPlus size={14} />}
          variant="subtle"
          onClick={() =>
            onChange([
              ...value,
              { kind: value.some(({ kind }) => kind === 'phone') ? 'email' : 'phone', value: '', label: '' },
            ])
          }
        >
          {t('addReach')}
        </Button>
      </div>
    </div>
  );
}

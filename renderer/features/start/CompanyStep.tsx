/** Steps of the first start about the own company: its details, and its bank account and VAT. */
import { Button, Checkbox, FileButton, NativeSelect, TextInput } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import type { CountryProfile } from '../../../preload/contract/reference.ts';
import { useFailures } from '../../app/failures.ts';
import { upload } from '../../app/upload.ts';
import { startTexts } from '../../text/start.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { NumberField, PercentField } from '../../ui/NumberField.tsx';
import type { WrongNumbers } from '../../ui/use-wrong-numbers.ts';
import { AddressFields, BankAccountFields, type Remarks, TaxNumberFields } from '../parties/PartyFields.tsx';
import type { CompanyChoices, StartChoices } from './start-choices.ts';

export interface StepProps {
  readonly choices: StartChoices;
  readonly profile: CountryProfile;
  readonly currencies: readonly string[];
  readonly set: (changes: Partial<StartChoices>) => void;
  readonly problems: Remarks;
  readonly warnings: Remarks;
  readonly numbers: WrongNumbers;
}

const largestLogo = 2 * 1024 * 1024;

function dataUri(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read.'));
    reader.readAsDataURL(file);
  });
}

/** Looks into the file: a name that ends in `.png` makes no picture. */
async function isPicture(file: File): Promise<boolean> {
  if (!['image/png', 'image/jpeg'].includes(file.type)) return false;
  try {
    (await createImageBitmap(file)).close();
    return true;
  } catch {
    return false;
  }
}

function Logo({ choices, set }: Pick<StepProps, 'choices' | 'set'>) {
  const t = useText(startTexts);
  const format = useFormat();
  const { textOf } = useFailures();
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (file: File | null) => {
    if (!file) return;
    setProblem(null);
    if (!(await isPicture(file))) return setProblem(t('logoNoPicture'));
    if (file.size > largestLogo) return setProblem(t('logoTooLarge', { size: format.size(file.size) }));
    const reply = await upload(file);
    if (!reply.ok) return setProblem(t('logoFailed', { why: textOf(reply) }));
    set({ logo: { handle: reply.value, picture: await dataUri(file) } });
  };
  return (
    <div className="k-stack" style={{ gap: 4 }}>
      <b style={{ fontWeight: 500 }}>{t('logo')}</b>
      <div className="k-row">
        {choices.logo ? (
          <img src={choices.logo.picture} alt={t('logo')} style={{ maxHeight: 56, maxWidth: 200 }} />
        ) : null}
        {/* Another key is another input: the same file can be chosen again after it was removed. */}
        <FileButton
          key={String(choices.logo?.handle)}
          accept="image/png,image/jpeg"
          onChange={(file) => void take(file)}
        >
          {(props) => (
            <Button {...props} leftSection={<IconPhoto size={15} />}>
              {t('logoChoose')}
            </Button>
          )}
        </FileButton>
        {choices.logo ? <Button onClick={() => set({ logo: null })}>{t('logoRemove')}</Button> : null}
      </div>
      {problem ? <div className="k-red">{problem}</div> : <div className="k-dim">{t('logoHint')}</div>}
    </div>
  );
}

export function CompanyStep(props: StepProps) {
  const { choices, profile, set, problems, warnings } = props;
  const t = useText(startTexts);
  const { company } = choices;
  const change = (changes: Partial<CompanyChoices>) => set({ company: { ...company, ...changes } });
  const text = (
    name:
      | 'name'
      | 'legalName'
      | 'legalForm'
      | 'register'
      | 'phone'
      | 'email'
      | 'site'
      | 'director'
      | 'directorPost'
      | 'accountant',
    maxLength: number,
  ) => (
    <TextInput
      label={t(name)}
      maxLength={maxLength}
      withAsterisk={name === 'name'}
      value={company[name]}
      error={problems[`company.${name}`]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <div className="k-stack">
      <div>
        <h1>{t('companyTitle')}</h1>
        <div className="k-dim">{t('companyText')}</div>
      </div>
      <div className="k-two">
        {text('name', 200)}
        {text('legalName', 300)}
        <TaxNumberFields
          kinds={profile.companyTaxNumbers}
          value={company.taxNumbers}
          onChange={(taxNumbers) => change({ taxNumbers })}
          warnings={warnings}
        />
        {profile.companyFields.includes('legalForm') ? text('legalForm', 200) : null}
        {profile.companyFields.includes('register') ? text('register', 200) : null}
      </div>
      <AddressFields value={company.address} onChange={(address) => change({ address })} />
      <div className="k-two">
        {text('phone', 100)}
        {text('email', 200)}
        {text('director', 150)}
        {text('directorPost', 150)}
        {profile.companyFields.includes('accountant') ? text('accountant', 150) : null}
        {text('site', 200)}
      </div>
      <Logo choices={choices} set={set} />
    </div>
  );
}

export function BankStep({ choices, profile, currencies, set, problems, warnings, numbers }: StepProps) {
  const t = useText(startTexts);
  const { company } = choices;
  const change = (changes: Partial<CompanyChoices>) => set({ company: { ...company, ...changes } });
  const number = (name: 'paymentDays' | 'latePenaltyRate' | 'earlyPaymentDiscount') => {
    const path = `company.${name}`;
    return {
      value: path in numbers.wrong ? null : company[name],
      error: problems[path],
      onChange: (value: number | null, problem: string | null) => {
        if (problem === null) change({ [name]: value ?? 0 });
        numbers.note(path, problem);
      },
    };
  };
  return (
    <div className="k-stack">
      <div>
        <h1>{t('bankTitle')}</h1>
        <div className="k-dim">{t('bankText')}</div>
      </div>
      <BankAccountFields
        words={profile.bank}
        currencies={currencies}
        currency={company.currency}
        value={company.bankAccounts}
        onChange={(bankAccounts) => change({ bankAccounts })}
        warnings={warnings}
      />
      <Checkbox
        label={t('vatPayer')}
        description={t('vatPayerHint')}
        checked={company.vatPayer}
        onChange={(event) => change({ vatPayer: event.currentTarget.checked })}
      />
      {company.vatPayer ? (
        <Checkbox
          label={t('pricesIncludeVat')}
          checked={company.pricesIncludeVat}
          onChange={(event) => change({ pricesIncludeVat: event.currentTarget.checked })}
        />
      ) : null}
      <div className="k-two">
        <NativeSelect
          label={t('currency')}
          data={[...currencies]}
          value={company.currency}
          onChange={(event) => change({ currency: event.currentTarget.value })}
        />
        <NumberField label={t('paymentDays')} digits={0} min={0} max={3650} {...number('paymentDays')} />
        {profile.companyFields.includes('latePenaltyRate') ? (
          <PercentField label={t('latePenaltyRate')} {...number('latePenaltyRate')} />
        ) : null}
        {profile.companyFields.includes('earlyPaymentDiscount') ? (
          <PercentField label={t('earlyPaymentDiscount')} {...number('earlyPaymentDiscount')} />
        ) : null}
      </div>
    </div>
  );
}

/** All settings of one own company, each edited in place. */
import type { Output } from '../../../preload/contract/index.ts';
import { chainTexts } from '../../text/chain.ts';
import { settingsTexts } from '../../text/settings.ts';
import { InlineChoice, InlineCount, InlineDay, InlinePercent, InlineText } from '../../ui/inline-fields.tsx';
import { useText } from '../../ui/language.tsx';
import { profileOf } from '../parties/national.ts';
import { CompanyPictures } from './CompanyPictures.tsx';
import { Accounts, AddressSetting, TaxNumbers, Truth } from './company-parts.tsx';
import { OwnVatRates } from './OwnVatRates.tsx';
import { Setting, SettingGroup } from './Setting.tsx';
import { Signatories } from './Signatories.tsx';
import { type Company, useCompanySaving } from './use-company-saving.ts';

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

export function CompanySettings({ company, reference, readOnly }: CompanySettingsProps) {
  const t = useText(settingsTexts);
  const chain = useText(chainTexts);
  const save = useCompanySaving(company);
  const profile = profileOf(reference.countries, company.country);
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
        {company.country === 'FR' || company.vatOnDebits ? <Truth {...parts} name="vatOnDebits" /> : null}
        {profile.anyVatRate ? (
          <OwnVatRates country={company.country} rates={reference.vatRates} readOnly={readOnly} />
        ) : null}
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
        <Setting name="directorBasis" about={chain('directorBasisAbout')}>
          <InlineText
            label={chain('directorBasis')}
            value={company.directorBasis}
            maxLength={200}
            readOnly={readOnly}
            save={(directorBasis) => save({ directorBasis })}
          />
        </Setting>
        <Signatories {...parts} />
      </SettingGroup>
      <SettingGroup title={chain('closing')}>
        <Setting name="closedUntil" about={chain('closedUntilAbout')}>
          <InlineDay
            label={chain('closedUntil')}
            value={company.closedUntil}
            readOnly={readOnly}
            save={(closedUntil) => save({ closedUntil })}
          />
        </Setting>
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

/** The head of a draft: who, when, in which money and form; two columns. */
import { NativeSelect } from '@mantine/core';
import { type Dispatch, type ReactNode, useRef } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useTab } from '../../app/page.tsx';
import { openPage } from '../../app/tabs.ts';
import { documentTexts } from '../../text/documents.ts';
import { DayField } from '../../ui/DayField.tsx';
import { today } from '../../ui/days.ts';
import { languageNames, languageOrder, useText } from '../../ui/language.tsx';
import { PercentField } from '../../ui/NumberField.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { OwnValueInput } from '../fields/OwnValueInput.tsx';
import { useOwnFields } from '../fields/use-own-fields.ts';
import { AccountField, hasAccountChoice } from './AccountField.tsx';
import { DetailsFields, PeriodFields, ShipmentFields } from './DetailsFields.tsx';
import { type Draft, hasSum, hasTerms } from './draft.ts';
import type { DraftAction, DraftState } from './draft-state.ts';
import { movedBy } from './moved-by.ts';
import { OtherPrices } from './OtherPrices.tsx';
import { RateField } from './RateField.tsx';
import { SignatoryFields } from './SignatoryFields.tsx';

type Reference = Output<'reference.get'>;
type Companies = Output<'companies.list'>;

interface DraftHeadProps {
  readonly state: DraftState;
  readonly dispatch: Dispatch<DraftAction>;
  readonly companies: Companies;
  readonly reference: Reference;
  readonly clientName: string;
  /** Takes over the client, and what comes with him. */
  readonly chooseClient: (id: number | null, name: string) => void;
  readonly chooseCompany: (id: number) => void;
  /** Begins the ids of the inputs: jumping to a problem goes by them. */
  readonly idOf: (name: string) => string;
}

function Field({ label, id, wide, children }: { label: string; id: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className="k-doc-field" data-wide={wide ?? false}>
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

export function DraftHead(props: DraftHeadProps) {
  const { state, dispatch, companies, reference, clientName, chooseClient, chooseCompany, idOf } = props;
  const t = useText(documentTexts);
  const { key: tab } = useTab();
  const { draft, problems, typing } = state;
  const company = companies.find(({ id }) => id === draft.companyId);
  const accounts = company?.bankAccounts ?? [];
  const ownFields = useOwnFields('document');
  const set = (changes: Partial<Draft>, problem: string | null = null) => dispatch({ do: 'head', changes, problem });
  const { data: rates } = useEngine('rates.list', {});
  const { data: forms } = useEngine('forms.list', {});
  /** A type without a form of its own in a country has the international one there, where there is one. */
  const isMadeIn = (code: string) =>
    forms === undefined || forms.some(({ type, country }) => type === draft.type && [code, 'INT'].includes(country));
  /** The latest rate that was entered up to the day. */
  const rateOf = (currency: string, day = draft.day ?? today()) =>
    rates?.find((rate) => rate.base === company?.currency && rate.currency === currency && rate.day <= day)?.rate ??
    null;
  const errorOf = (name: string) => problems[name] ?? typing[name];

  const search = async (text: string) => {
    const reply = await call('clients.find', { text, limit: 8 });
    if (!reply.ok) return [];
    return reply.value.map(({ id, name, city, taxNumber }) => ({
      id,
      title: name,
      detail: [city, taxNumber].filter(Boolean).join(' · '),
    }));
  };
  /** What the day and what follows it were before somebody began to type in it: on the way to `10.12.` there is a `1.` */
  const typedOver = useRef<Pick<Draft, 'day' | 'dueDay' | 'exchangeRate'> | null>(null);
  const setDay = (day: string | null, problem: string | null) => {
    const before = typedOver.current ?? { day: draft.day, dueDay: draft.dueDay, exchangeRate: draft.exchangeRate };
    typedOver.current = before;
    set({ day }, problem);
    if (day === null || before.day === null) return;
    const moves = before.dueDay !== null && !state.touched.has('dueDay');
    const isUsualRate = before.exchangeRate !== null && before.exchangeRate === rateOf(draft.currency, before.day);
    const following = {
      ...(moves && { dueDay: movedBy(before.dueDay ?? day, before.day, day) }),
      ...(isUsualRate && { exchangeRate: rateOf(draft.currency, day) ?? before.exchangeRate }),
    };
    if (Object.keys(following).length > 0) dispatch({ do: 'head', changes: following, follows: true });
  };
  const dayField = (name: 'dueDay' | 'serviceDay') => (
    <Field label={t(name)} id={idOf(name)}>
      <DayField
        id={idOf(name)}
        value={draft[name]}
        error={problems[name]}
        {...(name === 'serviceDay' && { title: t('serviceDayHint') })}
        onChange={(value, problem) => set({ [name]: value }, problem)}
      />
    </Field>
  );
  return (
    <div className="k-doc-head">
      <div className="k-doc-fields">
        {companies.length > 1 ? (
          <Field wide label={t('company')} id={idOf('companyId')}>
            <NativeSelect
              id={idOf('companyId')}
              data={companies.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={String(draft.companyId)}
              error={errorOf('companyId')}
              onChange={(event) => chooseCompany(Number(event.currentTarget.value))}
            />
          </Field>
        ) : null}
        <Field wide label={t('client')} id={idOf('clientId')}>
          <SearchField
            id={idOf('clientId')}
            shown={clientName}
            placeholder={t('typeClient')}
            error={errorOf('clientId')}
            search={search}
            choose={(option) => chooseClient(option?.id ?? null, option?.title ?? '')}
            create={(name) => openPage('new-client', { name, asker: tab })}
          />
        </Field>
        <Field label={t('day')} id={idOf('day')}>
          <DayField
            id={idOf('day')}
            value={draft.day}
            error={problems.day}
            onChange={setDay}
            onBlur={() => {
              typedOver.current = null;
            }}
          />
        </Field>
        {hasTerms(draft.type) ? (
          <>
            {dayField('dueDay')}
            {dayField('serviceDay')}
            <Field label={t('discount')} id={idOf('discount')}>
              <PercentField
                id={idOf('discount')}
                value={draft.discount}
                error={problems.discount}
                onChange={(discount, problem) => set({ discount }, problem)}
              />
            </Field>
          </>
        ) : null}
        <PeriodFields state={state} dispatch={dispatch} idOf={idOf} />
        <ShipmentFields state={state} dispatch={dispatch} idOf={idOf} />
      </div>
      <div className="k-doc-fields">
        <Field label={t('currency')} id={idOf('currency')}>
          <NativeSelect
            id={idOf('currency')}
            data={[...new Set([draft.currency, ...reference.currencies])]}
            value={draft.currency}
            error={errorOf('currency')}
            onChange={(event) => {
              const currency = event.currentTarget.value;
              set({ currency, exchangeRate: rateOf(currency) });
            }}
          />
        </Field>
        {company && hasSum(draft.type) && draft.currency !== company.currency ? (
          <RateField
            id={idOf('exchangeRate')}
            currency={draft.currency}
            own={company.currency}
            value={draft.exchangeRate}
            error={errorOf('exchangeRate')}
            change={(exchangeRate, problem) => set({ exchangeRate }, problem)}
          />
        ) : null}
        {hasSum(draft.type) ? (
          <div className="k-doc-other-prices">
            <OtherPrices draft={draft} own={company?.currency} dispatch={dispatch} />
          </div>
        ) : null}
        {hasSum(draft.type) ? (
          <Field label={t('prices')} id={idOf('pricesIncludeVat')}>
            <NativeSelect
              id={idOf('pricesIncludeVat')}
              disabled={company?.vatPayer === false}
              data={[
                { value: 'top', label: t('vatOnTop') },
                { value: 'included', label: t('vatIncluded') },
              ]}
              value={draft.pricesIncludeVat ? 'included' : 'top'}
              onChange={(event) => set({ pricesIncludeVat: event.currentTarget.value === 'included' })}
            />
          </Field>
        ) : null}
        <Field label={t('language')} id={idOf('language')}>
          <NativeSelect
            id={idOf('language')}
            data={languageOrder.map((value) => ({ value, label: languageNames[value] }))}
            value={draft.language}
            onChange={(event) => {
              const language = languageOrder.find((known) => known === event.currentTarget.value);
              if (language) set({ language });
            }}
          />
        </Field>
        <Field label={t('form')} id={idOf('form')}>
          <NativeSelect
            id={idOf('form')}
            data={reference.countries
              .filter(({ code, printForm }) => printForm === code && (code === draft.form || isMadeIn(code)))
              .map(({ code, name }) => ({ value: code, label: name }))}
            value={draft.form}
            onChange={(event) => {
              const form = reference.countries.find(({ code }) => code === event.currentTarget.value)?.code;
              if (form) set({ form });
            }}
          />
        </Field>
        {hasAccountChoice(accounts, draft) ? (
          <Field wide label={t('bankAccount')} id={idOf('bankAccount')}>
            <AccountField
              id={idOf('bankAccount')}
              accounts={accounts}
              draft={draft}
              error={errorOf('bankAccount')}
              set={set}
            />
          </Field>
        ) : null}
        <DetailsFields state={state} dispatch={dispatch} idOf={idOf} />
        <SignatoryFields state={state} dispatch={dispatch} company={company} idOf={idOf} />
        {ownFields.map((field) => {
          const key = String(field.id);
          const id = idOf(`own.${key}`);
          return (
            <Field key={field.id} label={field.name} id={id}>
              <OwnValueInput
                id={id}
                field={field}
                value={draft.own[key]}
                error={errorOf(`own.${key}`)}
                clientName=""
                onChange={(value, problem) => {
                  const { [key]: _, ...others } = draft.own;
                  set({ own: value === undefined ? others : { ...others, [key]: value } }, problem);
                }}
              />
            </Field>
          );
        })}
      </div>
    </div>
  );
}

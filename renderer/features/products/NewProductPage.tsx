/** A new product: what a document needs of it, the rest on one screen. */
import { Autocomplete, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useKeptDraft, useReopened } from '../../app/kept-drafts.ts';
import { useTab, useTabState } from '../../app/page.tsx';
import { useOffice } from '../../app/session.ts';
import { type PageParams, replacePage } from '../../app/tabs.ts';
import { productTexts } from '../../text/products.ts';
import { useText } from '../../ui/language.tsx';
import { NewForm } from '../../ui/NewForm.tsx';
import { MoneyField } from '../../ui/NumberField.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { OwnFieldsForm } from '../fields/OwnFieldsForm.tsx';
import { useProductWords } from './use-product-words.ts';

type Fields = Omit<Input<'products.create'>, 'price'> & { readonly price: number | null };
type Company = Output<'companies.list'>[number];

interface FormProps {
  readonly name: string;
  readonly company: Company | undefined;
  readonly reference: Output<'reference.get'>;
}

function begin(
  name: string,
  company: Company | undefined,
  reference: Output<'reference.get'>,
  rate: string | undefined,
) {
  const fields: Fields = {
    code: '',
    name,
    kind: 'goods',
    group: '',
    unit: reference.units[0]?.code ?? '',
    price: null,
    currency: company?.currency ?? reference.currencies[0] ?? 'EUR',
    priceIncludesVat: company?.pricesIncludeVat ?? false,
    vatRateId: rate === undefined ? null : Number(rate),
    purchasePrice: null,
    barcode: '',
    description: '',
    discontinued: false,
    own: {},
  };
  return fields;
}

function NewProduct({ name, company, reference }: FormProps) {
  const t = useText(productTexts);
  const { key } = useTab();
  const { state } = useOffice();
  const { textOf } = useFailures();
  const create = useCommand('products.create');
  const words = useProductWords(reference, company?.country ?? state.country, company?.currency ?? 'EUR');
  const standard = reference.vatRates.find(
    ({ id, standard: usual }) => usual && words.rates(null).some(({ value }) => value === String(id)),
  );
  const hidesPurchase = state.user?.hidden.includes('products.purchasePrice') ?? false;
  const groups = useEngine('products.groups', {}).data ?? [];
  const [first] = useState(() => begin(name, company, reference, standard && String(standard.id)));
  // As of a new client.
  const again = useReopened('new') as Partial<Fields> | null;
  const [fields, setFields] = useState<Fields>(() => (again ? { ...first, ...again } : first));
  const [typing, setTyping] = useState<Readonly<Record<string, string>>>({});
  const [ownTyping, setOwnTyping] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  useTabState(t('newProduct'), fields !== first);
  useKeptDraft('new', [t('newProduct'), fields.name].filter(Boolean).join(' · '), fields === first ? null : fields);
  const set = (changes: Partial<Fields>) => {
    setFields((before) => ({ ...before, ...changes }));
    setProblems((before) =>
      Object.fromEntries(Object.entries(before).filter(([path]) => !((path.split('.')[0] ?? path) in changes))),
    );
  };
  const amount = (field: 'price' | 'purchasePrice') => (value: number | null, problem: string | null) => {
    set({ [field]: value });
    setTyping(({ [field]: _, ...rest }) => (problem ? { ...rest, [field]: problem } : rest));
  };
  const save = async () => {
    const missing = {
      ...(fields.name.trim() === '' && { name: t('nameMissing') }),
      ...(fields.price === null && { price: t('priceMissing') }),
      ...typing,
      ...ownTyping,
    };
    if (Object.keys(missing).length > 0 || fields.price === null) return setProblems(missing);
    const reply = await create.run({ ...fields, price: fields.price });
    if (reply.ok) return replacePage(key, 'product', { id: reply.value.id }, reply.value.name);
    const wrong = fieldProblems(reply);
    setProblems(Object.keys(wrong).length > 0 ? wrong : { form: textOf(reply) });
  };
  const text = (field: 'name' | 'code' | 'barcode', maxLength: number) => (
    <TextInput
      label={t(field)}
      autoComplete="off"
      maxLength={maxLength}
      {...(field === 'name' && { className: 'k-wide', autoFocus: true, withAsterisk: true })}
      value={fields[field]}
      error={problems[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <NewForm
      title={t('newProduct')}
      intro={t('newIntro')}
      problem={problems.form}
      verb={t('create')}
      busy={create.busy}
      save={() => void save()}
    >
      <div className="k-two">
        {text('name', 300)}
        <NativeSelect
          label={t('kind')}
          data={words.kinds.map(({ value, label }) => ({ value, label }))}
          value={fields.kind}
          onChange={({ currentTarget: { value } }) => set({ kind: value === 'service' ? 'service' : 'goods' })}
        />
        <NativeSelect
          label={t('unit')}
          data={words.units.map(({ value, label }) => ({ value, label }))}
          value={fields.unit}
          error={problems.unit}
          onChange={(event) => set({ unit: event.currentTarget.value })}
        />
        <MoneyField
          label={t('price')}
          withAsterisk
          currency={fields.currency}
          value={fields.price}
          error={problems.price}
          onChange={amount('price')}
        />
        <NativeSelect
          label={t('currency')}
          data={[...reference.currencies]}
          value={fields.currency}
          onChange={(event) => set({ currency: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('vatRateId')}
          data={[{ value: '', label: t('noRate') }, ...words.rates(null)].filter(
            // The rate "without VAT" of the country says the same as none.
            ({ value, label }, _, all) =>
              value !== '' || !all.some((other) => other.value !== '' && isSame(other.label, label)),
          )}
          value={
            fields.vatRateId === null
              ? (words.rates(null).find(({ label }) => isSame(label, t('noRate')))?.value ?? '')
              : String(fields.vatRateId)
          }
          error={problems.vatRateId}
          onChange={({ currentTarget: { value } }) => set({ vatRateId: value === '' ? null : Number(value) })}
        />
        <NativeSelect
          label={t('priceIncludesVat')}
          data={words.modes.map(({ value, label }) => ({ value, label }))}
          value={fields.priceIncludesVat ? 'included' : 'top'}
          onChange={(event) => set({ priceIncludesVat: event.currentTarget.value === 'included' })}
        />
        {text('code', 50)}
        <Autocomplete
          label={t('group')}
          data={groups}
          limit={50}
          maxLength={150}
          value={fields.group}
          error={problems.group}
          onChange={(group) => set({ group })}
        />
        {text('barcode', 50)}
        {hidesPurchase ? null : (
          <MoneyField
            label={t('purchasePrice')}
            currency={fields.currency}
            value={fields.purchasePrice}
            error={problems.purchasePrice}
            onChange={amount('purchasePrice')}
          />
        )}
        <Textarea
          label={t('description')}
          className="k-wide"
          maxLength={2000}
          value={fields.description}
          error={problems.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
        <OwnFieldsForm
          entity="product"
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

const isSame = (one: string, other: string) => one.toLocaleLowerCase() === other.toLocaleLowerCase();

/** `params.name`: what was typed where the product was not found. */
export function NewProductPage({ params }: { params: PageParams }) {
  const { data: companies } = useEngine('companies.list', {});
  const { data: reference } = useEngine('reference.get', {});
  if (!companies || !reference) return <Waiting />;
  return <NewProduct name={String(params.name ?? '')} company={companies[0]} reference={reference} />;
}

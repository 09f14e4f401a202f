/** A price list while it is made or changed: name, currency, VAT, days. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PriceList, PriceListFields } from '../../../preload/contract/prices.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { priceTexts } from '../../text/prices.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useText } from '../../ui/language.tsx';
import { PartForm } from '../../ui/PartForm.tsx';

interface PriceListFormProps {
  /** null: a new one. */
  readonly list: PriceList | null;
  /** With the id of the list that was saved. */
  readonly close: (id: number | null) => void;
}

export function PriceListForm({ list, close }: PriceListFormProps) {
  const t = useText(priceTexts);
  const { textOf } = useFailures();
  const company = useEngine('companies.list', {}).data?.[0];
  const currencies = useEngine('reference.get', {}).data?.currencies ?? [];
  const [changes, setChanges] = useState<Partial<PriceListFields>>({});
  const [typing, setTyping] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const fields: PriceListFields = {
    name: '',
    currency: company?.currency ?? 'EUR',
    pricesIncludeVat: company?.pricesIncludeVat ?? false,
    validFrom: null,
    validTo: null,
    note: '',
    ...(list && plain(list)),
    ...changes,
  };
  const set = (more: Partial<PriceListFields>) => {
    setChanges({ ...changes, ...more });
    setProblems({});
  };
  const day = (name: 'validFrom' | 'validTo') => (
    <DayField
      label={t(name)}
      value={fields[name]}
      error={problems[name]}
      onChange={(value, problem) => {
        set({ [name]: value });
        setTyping(({ [name]: _, ...rest }) => (problem ? { ...rest, [name]: problem } : rest));
      }}
    />
  );
  const save = async () => {
    if (fields.name.trim() === '') return setProblems({ name: t('nameMissing') });
    if (Object.keys(typing).length > 0) return setProblems(typing);
    const reply =
      list === null
        ? await call('prices.create', fields)
        : await call('prices.changeList', { id: list.id, version: list.version, changes });
    if (reply.ok) return close(reply.value.id);
    const wrong = fieldProblems(reply);
    setProblems(Object.keys(wrong).length > 0 ? wrong : { form: textOf(reply) });
  };
  return (
    <PartForm save={save} cancel={() => close(null)} error={problems.form} enterSaves>
      <div className="k-two">
        <TextInput
          label={t('name')}
          className="k-wide"
          autoFocus
          maxLength={100}
          value={fields.name}
          error={problems.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('currency')}
          data={[...new Set([fields.currency, ...currencies])]}
          value={fields.currency}
          error={problems.currency}
          onChange={(event) => set({ currency: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('vat')}
          data={[
            { value: 'top', label: t('onTop') },
            { value: 'included', label: t('included') },
          ]}
          value={fields.pricesIncludeVat ? 'included' : 'top'}
          onChange={(event) => set({ pricesIncludeVat: event.currentTarget.value === 'included' })}
        />
        {day('validFrom')}
        {day('validTo')}
        <TextInput
          label={t('note')}
          className="k-wide"
          maxLength={1000}
          value={fields.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </div>
    </PartForm>
  );
}

function plain({ name, currency, pricesIncludeVat, validFrom, validTo, note }: PriceList): PriceListFields {
  return { name, currency, pricesIncludeVat, validFrom, validTo, note };
}

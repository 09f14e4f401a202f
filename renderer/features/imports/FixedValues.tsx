/** Values that no column gives and that are the same for all rows: "type is supplier". */
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ImportEntity } from '../../../preload/contract/imports.ts';
import { useEngine } from '../../app/engine.ts';
import { clientTexts } from '../../text/clients.ts';
import { importTexts } from '../../text/imports.ts';
import { languageNames, languageOrder, useText } from '../../ui/language.tsx';
import type { Fields } from './ColumnsStep.tsx';
import type { FixedValue } from './use-import.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What may be chosen for a field; undefined where it is text of the user. The values are words that the engine reads. */
function useFixedChoices(entity: ImportEntity): (field: string) => readonly Option[] | undefined {
  const t = useText(importTexts);
  const client = useText(clientTexts);
  const { data: reference } = useEngine('reference.get', {});
  const truth = [
    { value: 'yes', label: t('yes') },
    { value: 'no', label: t('no') },
  ];
  const clients: Readonly<Record<string, readonly Option[]>> = {
    kind: (['company', 'sole-trader', 'person'] as const).map((value) => ({ value, label: client(`kind_${value}`) })),
    type: (['prospect', 'customer', 'supplier', 'partner', 'competitor'] as const).map((value) => ({
      value,
      label: client(`type_${value}`),
    })),
    state: (['new', 'in-work', 'active', 'sleeping', 'lost', 'blocked'] as const).map((value) => ({
      value,
      label: client(`state_${value}`),
    })),
    category: ['A', 'B', 'C'].map((value) => ({ value, label: value })),
    language: languageOrder.map((value) => ({ value, label: languageNames[value] })),
    currency: (reference?.currencies ?? []).map((value) => ({ value, label: value })),
    consent: truth,
  };
  const products: Readonly<Record<string, readonly Option[]>> = {
    kind: (['goods', 'service'] as const).map((value) => ({ value, label: t(value) })),
    unit: (reference?.units ?? []).map(({ code, short, name }) => ({
      value: code,
      label: short === name ? name : `${short} — ${name}`,
    })),
    currency: (reference?.currencies ?? []).map((value) => ({ value, label: value })),
    vatRate: [...new Set((reference?.vatRates ?? []).map(({ label }) => label))].map((label) => ({
      value: label,
      label,
    })),
    priceIncludesVat: truth,
    discontinued: truth,
  };
  return (field) => (entity === 'clients' ? clients : products)[field];
}

interface FixedValuesProps {
  readonly entity: ImportEntity;
  /** The fields that no column goes into. */
  readonly fields: Fields;
  readonly value: readonly FixedValue[];
  readonly onChange: (value: readonly FixedValue[]) => void;
  /** By the key of the value. */
  readonly problems: ReadonlyMap<number, string>;
}

export function FixedValues({ entity, fields, value, onChange, problems }: FixedValuesProps) {
  const t = useText(importTexts);
  const choicesOf = useFixedChoices(entity);
  const set = (key: number, changes: Partial<FixedValue>) =>
    onChange(value.map((line) => (line.key === key ? { ...line, ...changes } : line)));
  return (
    <section>
      <h3 className="k-import-heading">{t('fixedTitle')}</h3>
      <div className="k-dim">{t(entity === 'clients' ? 'fixedIntro' : 'fixedIntroProducts')}</div>
      {value.map(({ key, field, value: text }) => {
        const free = fields.filter(({ name }) => name === field || !value.some((other) => other.field === name));
        const choices = field ? choicesOf(field) : undefined;
        return (
          <div className="k-import-fixed" key={key}>
            <Select
              aria-label={t('fixedField')}
              placeholder={t('chooseField')}
              searchable
              autoFocus={field === null}
              selectFirstOptionOnChange
              data={free.map(({ name, label }) => ({ value: name, label }))}
              value={field}
              onChange={(next) => set(key, { field: next, value: '' })}
            />
            {choices ? (
              <Select
                aria-label={t('fixedValue')}
                data={[...choices]}
                value={text || null}
                searchable={choices.length > 8}
                autoFocus={text === ''}
                defaultDropdownOpened={text === ''}
                error={problems.get(key)}
                onChange={(next) => set(key, { value: next ?? '' })}
              />
            ) : (
              <TextInput
                aria-label={t('fixedValue')}
                placeholder={t('fixedValue')}
                maxLength={200}
                value={text}
                error={problems.get(key)}
                onChange={(event) => set(key, { value: event.currentTarget.value })}
              />
            )}
            <ActionIcon
              aria-label={t('removeFixed')}
              title={t('removeFixed')}
              onClick={() => onChange(value.filter((other) => other.key !== key))}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </div>
        );
      })}
      <Button
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        onClick={() =>
          onChange([...value, { key: 1 + Math.max(0, ...value.map(({ key }) => key)), field: null, value: '' }])
        }
      >
        {t('addFixed')}
      </Button>
    </section>
  );
}

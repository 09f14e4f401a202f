/** The value of a condition, as the column's type has it: text, numbers, days, or what is picked from a list. */
import { Select, TagsInput, TextInput } from '@mantine/core';
import type { Condition } from '../../../preload/contract/lists.ts';
import { listTexts } from '../../text/lists.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { type ColumnAbout, digitsOf } from './cell-values.ts';
import { type Asked, isPicked } from './conditions.ts';
import { PickedClients } from './PickedClients.tsx';
import { PickList } from './PickList.tsx';
import { useCellWords } from './use-list-columns.tsx';
import { usePickable } from './use-pickable.ts';

type Values = Condition['values'];
type Value = Values[number];

interface ConditionValueProps {
  readonly about: ColumnAbout;
  readonly asked: Asked;
  readonly values: Values;
  /** `wrong`: what is typed is no value, and why. */
  readonly change: (values: Values, wrong: string | null) => void;
}

export function ConditionValue({ about, asked, values, change }: ConditionValueProps) {
  const t = useText(listTexts);
  const pickable = usePickable(about);
  if (asked === 'nothing') return null;
  if (asked === 'days')
    return (
      <NumberField
        label={t('daysCount')}
        digits={0}
        min={1}
        max={3650}
        data-autofocus
        value={typeof values[0] === 'number' ? values[0] : null}
        onChange={(value, wrong) => change(value === null ? [] : [value], wrong)}
      />
    );
  if (asked === 'two')
    return (
      <div className="k-two">
        {([0, 1] as const).map((place) => (
          <SingleValue
            key={place}
            about={about}
            label={t(place === 0 ? 'from' : 'to')}
            first={place === 0}
            value={values[place] ?? ''}
            change={(value, wrong) => change(place === 0 ? [value, values[1] ?? ''] : [values[0] ?? '', value], wrong)}
          />
        ))}
      </div>
    );
  if (about.type === 'client' && pickable === null)
    return <PickedClients single={asked === 'one'} values={values} change={(next) => change(next, null)} />;
  if (isPicked(about) && pickable !== null)
    return (
      <PickList
        label={t(asked === 'several' ? 'values' : 'value')}
        single={asked === 'one'}
        options={pickable}
        values={values}
        change={(next) => change(next, null)}
      />
    );
  if (asked === 'several')
    return (
      <TagsInput
        label={t('values')}
        description={t('valuesHint')}
        size="xs"
        data-autofocus
        value={values.map(String)}
        onChange={(next) => change(next, null)}
      />
    );
  return (
    <SingleValue
      about={about}
      label={t('value')}
      first
      value={values[0] ?? ''}
      change={(value, wrong) => change([value], wrong)}
    />
  );
}

interface SingleValueProps {
  readonly about: ColumnAbout;
  readonly label: string;
  readonly first: boolean;
  readonly value: Value;
  readonly change: (value: Value, wrong: string | null) => void;
}

function SingleValue({ about, label, first, value, change }: SingleValueProps) {
  const t = useText(listTexts);
  const { currency } = useCellWords();
  const focus = first ? { 'data-autofocus': true } : {};
  switch (about.type) {
    case 'day':
    case 'moment':
      return (
        <DayField
          {...focus}
          label={label}
          value={typeof value === 'string' && value !== '' ? value : null}
          onChange={(day, wrong) => change(day ?? '', wrong)}
        />
      );
    case 'number':
    case 'money':
    case 'percent': {
      const digits = digitsOf(about, about.currency ?? currency);
      // Own numbers are asked for as they are, amounts and percentages in their smallest part.
      const scale = about.type === 'number' ? 10 ** digits : 1;
      return (
        <NumberField
          {...focus}
          label={label}
          digits={digits}
          value={typeof value === 'number' ? Math.round(value * scale) : null}
          onChange={(next, wrong) => change(next === null ? '' : next / scale, wrong)}
        />
      );
    }
    case 'yes-no':
      return (
        <Select
          {...focus}
          label={label}
          data={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          value={typeof value === 'boolean' ? String(value) : null}
          onChange={(next) => change(next === 'true', null)}
        />
      );
    default:
      return (
        <TextInput
          {...focus}
          label={label}
          maxLength={200}
          value={String(value)}
          onChange={(event) => change(event.currentTarget.value, null)}
        />
      );
  }
}

/** The own fields in the form of a new record: every section, one input each. */
import { useState } from 'react';
import type { OwnPlace } from '../../../preload/contract/fields.ts';
import type { OwnEntity, OwnValues } from '../../../preload/contract/own-values.ts';
import { OwnValueInput } from './OwnValueInput.tsx';
import { useOwnFields } from './use-own-fields.ts';

interface OwnFieldsFormProps {
  readonly entity: OwnEntity;
  /** Only this section of the card. */
  readonly place?: OwnPlace;
  readonly values: OwnValues;
  /** `typing`: what is wrong with what is being typed, by `own.12`; it is not among the values. */
  readonly onChange: (values: OwnValues, typing: Readonly<Record<string, string>>) => void;
  /** What is wrong, by `own.12`; other paths may be among them. */
  readonly problems: Readonly<Record<string, string>>;
  /** Names of the clients that values refer to, by id. */
  readonly ownClients?: Readonly<Record<string, string>>;
}

/** Nothing where the office has no such fields. */
export function OwnFieldsForm({ entity, place, values, onChange, problems, ownClients = {} }: OwnFieldsFormProps) {
  const fields = useOwnFields(entity, place);
  const [typing, setTyping] = useState<Readonly<Record<string, string>>>({});
  return fields.map((field) => {
    const key = String(field.id);
    const path = `own.${key}`;
    const value = values[key];
    return (
      <OwnValueInput
        key={field.id}
        field={field}
        label={field.name}
        value={value}
        error={problems[path] ?? typing[path]}
        clientName={ownClients[String(value)] ?? ''}
        onChange={(next, problem) => {
          const { [key]: _, ...others } = values;
          const { [path]: __, ...rest } = typing;
          const wrong = problem === null ? rest : { ...rest, [path]: problem };
          setTyping(wrong);
          onChange(next === undefined ? others : { ...others, [key]: next }, wrong);
        }}
      />
    );
  });
}

/** Clients of a condition: found while one types, each with a way to take it out again. */
import { IconX } from '@tabler/icons-react';
import { call } from '../../app/border.ts';
import { controlTexts } from '../../text/controls.ts';
import { listTexts } from '../../text/lists.ts';
import { useText } from '../../ui/language.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { rememberClientName, useClientNames } from './client-names.ts';

type Value = string | number | boolean;

interface PickedClientsProps {
  readonly single: boolean;
  readonly values: readonly Value[];
  readonly change: (values: Value[]) => void;
}

/** The best few clients for what is typed, for a search field. */
export async function findClients(text: string) {
  const reply = await call('clients.find', { text, limit: 8 });
  return reply.ok ? reply.value.map(({ id, name, city }) => ({ id, title: name, detail: city })) : [];
}

export function PickedClients({ single, values, change }: PickedClientsProps) {
  const t = useText(listTexts);
  const controls = useText(controlTexts);
  const ids = values.filter((value) => typeof value === 'number');
  const nameOf = useClientNames(ids);
  return (
    <>
      <SearchField
        label={t(single ? 'value' : 'values')}
        data-autofocus
        placeholder={controls('typeToSearch')}
        shown={single && ids[0] !== undefined ? nameOf(ids[0]) : ''}
        search={findClients}
        choose={(option) => {
          if (!option) return;
          rememberClientName(option.id, option.title);
          change(single ? [option.id] : [...ids.filter((id) => id !== option.id), option.id]);
        }}
      />
      {single
        ? null
        : ids.map((id) => (
            <span key={id} className="k-chip">
              {nameOf(id)}
              <button
                type="button"
                aria-label={controls('removeFilter', { name: nameOf(id) })}
                onClick={() => change(ids.filter((other) => other !== id))}
              >
                <IconX size={13} />
              </button>
            </span>
          ))}
    </>
  );
}

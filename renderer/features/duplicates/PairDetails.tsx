/** Two clients side by side: what differs is marked. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { duplicateTexts } from '../../text/duplicates.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { listed, type Preview, rowsOf, same, valueAt } from './merge-rows.ts';
import { useMergedWords } from './use-merged-words.ts';
import '../../ui/table.css';

interface Compared {
  readonly key: string;
  readonly label: string;
  readonly texts: readonly string[];
  readonly differs: boolean;
}

function Comparison({ preview, reference }: { preview: Preview; reference: Output<'reference.get'> }) {
  const t = useText(duplicateTexts);
  const format = useFormat();
  const { clients } = preview;
  const words = useMergedWords(clients, reference);
  const rows: Compared[] = rowsOf(clients).map(({ path, differs }) => ({
    key: path,
    label: words.label(path),
    texts: clients.map((client) => words.value(path, valueAt(client, path), client)),
    differs,
  }));
  for (const name of listed) {
    const lists = clients.map((client) => client[name]);
    if (lists.every((list) => list.length === 0)) continue;
    const texts = lists.map((list) => words.value(name, list, null));
    rows.push({ key: name, label: words.label(name), texts, differs: !same(lists[0], lists[1]) });
  }
  const contacts = clients.map((client) => client.contacts.map(({ name }) => name).join(', '));
  if (contacts.some(Boolean))
    rows.push({ key: 'contacts', label: t('contacts'), texts: contacts, differs: contacts[0] !== contacts[1] });
  const facts: Compared[] = [
    {
      key: 'documents',
      label: t('documentsOf'),
      texts: clients.map((one) => format.count(one.documents)),
      differs: false,
    },
    {
      key: 'createdAt',
      label: t('createdAt'),
      texts: clients.map((one) => format.moment(one.createdAt)),
      differs: false,
    },
  ];
  return (
    <div className="k-table-box">
      <table className="k-table k-merge-table">
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            {clients.map((client) => (
              <th key={client.id} scope="col">
                <span className="k-row">
                  <span className="k-grow k-merge-name">{client.name}</span>
                  <Button size="compact-xs" onClick={() => openPage('client', { id: client.id }, client.name)}>
                    {t('open')}
                  </Button>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows, ...facts].map(({ key, label, texts, differs }) => (
            <tr key={key} className={differs ? 'k-differs' : undefined}>
              <th scope="row">
                {label}
                {differs ? <span className="k-differs-sign">{'\u00a0≠'}</span> : null}
              </th>
              {clients.map((client, at) => (
                <td key={client.id}>{texts[at] || <span className="k-dim">{t('empty')}</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PairDetailsProps {
  readonly pair: { readonly first: { readonly id: number }; readonly second: { readonly id: number } };
  readonly actions: ReactNode;
}

export function PairDetails({ pair, actions }: PairDetailsProps) {
  const { textOf } = useFailures();
  const { data, error } = useEngine('duplicates.preview', { ids: [pair.first.id, pair.second.id] });
  const { data: reference } = useEngine('reference.get', {});
  return (
    <div className="k-pair-details">
      <div className="k-row k-pair-actions">{actions}</div>
      {error && !data ? (
        <EmptyState text={textOf(error)} />
      ) : data && reference ? (
        <Comparison preview={data} reference={reference} />
      ) : (
        <Waiting />
      )}
    </div>
  );
}

/** A column for each client, a row for each field: what is chosen is what the one client will say. */
import { Checkbox, Radio } from '@mantine/core';
import type { ClientFields } from '../../../preload/contract/clients.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { duplicateTexts } from '../../text/duplicates.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import {
  type Choices,
  elementKey,
  isBlank,
  type ListedField,
  listed,
  type MergeRow,
  type Path,
  type Preview,
  rowsOf,
  same,
  valueAt,
} from './merge-rows.ts';
import { type MergedWords, useMergedWords } from './use-merged-words.ts';

interface MergeTableProps {
  readonly preview: Preview;
  /** The clients' places on the screen; the one that stays is the preview's first. */
  readonly order: readonly number[];
  readonly stay: (id: number) => void;
  /** What has been chosen so far. */
  readonly fields: ClientFields;
  readonly choices: Choices;
  readonly choose: (choices: Choices) => void;
  readonly onlyDiffering: boolean;
  readonly reference: Output<'reference.get'>;
}

/** Several of these pages may be open: each has its own radios. */
const groupOf = ({ order }: Pick<MergeTableProps, 'order'>, path: Path): string => `${order.join(' ')} ${path}`;

type Client = Preview['clients'][number];

export function MergeTable(props: MergeTableProps) {
  const { preview, order, onlyDiffering, reference } = props;
  const t = useText(duplicateTexts);
  const words = useMergedWords(preview.clients, reference);
  const clients = order.flatMap((id) => preview.clients.find((client) => client.id === id) ?? []);
  const rows = rowsOf(clients).filter(({ differs }) => differs || !onlyDiffering);
  const lists = listed.filter((name) => {
    const [first, ...others] = clients.map((client) => client[name]);
    if (clients.every((client) => client[name].length === 0)) return false;
    return !onlyDiffering || others.some((list) => !same(list, first));
  });
  return (
    <div className="k-table-box">
      <table className="k-table k-merge-table">
        <Heads {...props} clients={clients} />
        <tbody>
          {rows.map((row) => (
            <Row key={row.path} {...props} row={row} clients={clients} words={words} />
          ))}
          {lists.map((name) => (
            <ListRow key={name} {...props} name={name} columns={clients.length} words={words} />
          ))}
          {rows.length + lists.length === 0 ? (
            <tr>
              <td colSpan={clients.length + 1} className="k-dim">
                {t('noDiffering')}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

function Heads({ preview, order, stay, clients }: MergeTableProps & { readonly clients: readonly Client[] }) {
  const t = useText(duplicateTexts);
  const format = useFormat();
  const [winner] = preview.clients;
  return (
    <thead>
      <tr>
        <th scope="col">{t('field')}</th>
        {clients.map((client) => (
          <th key={client.id} scope="col" className={client.id === winner?.id ? 'k-merge-stays' : undefined}>
            <Radio
              name={groupOf({ order }, 'stays')}
              aria-label={`${t('staysWhich')}${format.colon} ${client.name}`}
              label={
                <>
                  <span className="k-merge-name">{client.name}</span>{' '}
                  <span className="k-dim">{client.id === winner?.id ? t('stays') : t('goes')}</span>
                </>
              }
              checked={client.id === winner?.id}
              onChange={() => stay(client.id)}
            />
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps extends MergeTableProps {
  readonly row: MergeRow;
  readonly clients: readonly Client[];
  readonly words: MergedWords;
}

/** Whose value stands there now: the one that was chosen, else the first that has it. */
function whoseValue({ preview, fields, choices }: MergeTableProps, path: Path): number | 'together' {
  const chosen = choices.chosen[path];
  if (chosen !== undefined) return chosen;
  const now = valueAt(fields, path);
  return preview.clients.find((client) => same(valueAt(client, path), now))?.id ?? 'together';
}

function Row(props: RowProps) {
  const { row, clients, words, preview, choices, choose } = props;
  const t = useText(duplicateTexts);
  const { path, differs } = row;
  const whose = whoseValue(props, path);
  const together = clients.every((client) => !same(valueAt(client, path), valueAt(preview.proposal, path)));
  const take = (value: number | 'together') => choose({ ...choices, chosen: { ...choices.chosen, [path]: value } });
  return (
    <>
      <tr>
        <th scope="row" rowSpan={together ? 2 : 1}>
          {words.label(path)}
        </th>
        {clients.map((client) => {
          const value = valueAt(client, path);
          const text = isBlank(value) ? <span className="k-dim">{t('empty')}</span> : words.value(path, value, client);
          return (
            <td key={client.id} className={differs && whose === client.id ? 'k-merge-chosen' : undefined}>
              {differs ? (
                <Radio
                  name={groupOf(props, path)}
                  aria-label={`${words.label(path)}, ${client.name}`}
                  label={text}
                  checked={whose === client.id}
                  onChange={() => take(client.id)}
                />
              ) : (
                text
              )}
            </td>
          );
        })}
      </tr>
      {together ? (
        <tr>
          <td colSpan={clients.length} className={whose === 'together' ? 'k-merge-chosen' : undefined}>
            <Radio
              name={groupOf(props, path)}
              label={t('together')}
              checked={whose === 'together'}
              onChange={() => take('together')}
            />
          </td>
        </tr>
      ) : null}
    </>
  );
}

interface ListRowProps extends MergeTableProps {
  readonly name: ListedField;
  readonly columns: number;
  readonly words: MergedWords;
}

/** What any of them has, each with a tick. */
function ListRow({ name, columns, words, preview, choices, choose }: ListRowProps) {
  const toggle = (key: string) => {
    const dropped = new Set(choices.dropped);
    if (!dropped.delete(key)) dropped.add(key);
    choose({ ...choices, dropped });
  };
  return (
    <tr>
      <th scope="row">{words.label(name)}</th>
      <td colSpan={columns}>
        <div className="k-merge-elements">
          {preview.proposal[name].map((element) => {
            const key = `${name} ${elementKey(element)}`;
            return (
              <Checkbox
                key={key}
                label={words.value(name, [element], null)}
                checked={!choices.dropped.has(key)}
                onChange={() => toggle(key)}
              />
            );
          })}
        </div>
      </td>
    </tr>
  );
}

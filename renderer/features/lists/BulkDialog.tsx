/** Changes many records at once: what is changed is chosen, how many that are is told before anything is done. */
import { NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { ListName } from '../../../preload/contract/lists.ts';
import type { Reply } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { controlTexts } from '../../text/controls.ts';
import { listTexts } from '../../text/lists.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useText } from '../../ui/language.tsx';
import { type AllRows, type RowSelection, selectedCount } from '../../ui/row-selection.ts';
import type { ColumnAbout, RecordRow } from './cell-values.ts';
import type { ListFilter } from './use-list-state.ts';
import { type Pickable, usePickable } from './use-pickable.ts';

/** As all lists have it: records by id, or what a filter leaves. */
export type AnySelection =
  | { readonly ids: number[] }
  | ({ readonly filter: ListFilter & { readonly clientId?: number }; readonly except: number[] } & AllThatWere);

/** That the engine takes all rows that were selected, and no others; the number only where it is known. */
export interface AllThatWere {
  readonly upTo: number;
  readonly count?: number;
}

/** What the engine is to be told beside the rows that are left out. */
export function allThatWere(selection: AllRows): AllThatWere {
  const { upTo, exact } = selection;
  return { upTo, ...(exact && { count: selectedCount(selection) }) };
}

/** The rows that are selected as the engine is told of them; `filter`: what the list asks. */
export function askedSelection(
  selection: RowSelection<RecordRow>,
  filter: Extract<AnySelection, { filter: unknown }>['filter'],
): AnySelection {
  return selection.kind === 'some'
    ? { ids: [...selection.rows.keys()] }
    : { filter, except: [...selection.except], ...allThatWere(selection) };
}

type Value = string | number | boolean | null | readonly string[];
type Change = Readonly<Record<string, Value>>;

interface BulkDialogProps {
  readonly list: ListName;
  readonly about: readonly ColumnAbout[];
  readonly selection: AnySelection;
  readonly count: number;
  /** Done: told to the user, and what is selected is no longer. */
  readonly did: (text: string, operationId: number | null) => void;
  readonly close: () => void;
}

/** `asText`: any text; the others are picked. */
interface BulkField {
  readonly name: string;
  readonly label: 'responsible' | 'team' | 'state' | 'type' | 'category' | 'group' | 'discontinued' | 'campaign';
  readonly column: string;
  readonly emptied: boolean;
}

const responsible: BulkField = { name: 'responsibleId', label: 'responsible', column: 'responsible', emptied: true };
/** What of a list can be changed for many at once. */
export const bulkFields: Readonly<Record<ListName, readonly BulkField[]>> = {
  clients: [
    responsible,
    { name: 'teamId', label: 'team', column: 'team', emptied: true },
    { name: 'state', label: 'state', column: 'state', emptied: false },
    { name: 'type', label: 'type', column: 'type', emptied: false },
    { name: 'category', label: 'category', column: 'category', emptied: true },
  ],
  products: [{ name: 'discontinued', label: 'discontinued', column: 'discontinued', emptied: false }],
  documents: [responsible],
  activities: [],
  deals: [responsible, { name: 'campaignId', label: 'campaign', column: 'campaign', emptied: true }],
};

const emptyValue = 'k-empty';

export function BulkDialog({ list, about, selection, count, did, close }: BulkDialogProps) {
  const t = useText(listTexts);
  const { textOf } = useFailures();
  const [change, setChange] = useState<Change>({});
  const [preview, setPreview] = useState<Output<'clients.bulkPreview'> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  /** What is chosen by now: the key that does it may have chosen it, and then nobody has seen how many that are. */
  const latest = useRef(change);
  const set = (name: string, value: Value | undefined) => {
    const { [name]: _, ...rest } = latest.current;
    latest.current = value === undefined ? rest : { ...rest, [name]: value };
    setChange(latest.current);
  };
  const asked = Object.keys(change).length > 0;

  useEffect(() => {
    setPreview(null);
    setProblem(null);
    if (Object.keys(change).length === 0) return;
    let current = true;
    const timer = setTimeout(async () => {
      const reply = await previewOf(list, selection, change);
      if (!current) return;
      setProblem(reply.ok ? null : textOf(reply));
      if (reply.ok) setPreview(reply.value);
    }, 150);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [list, selection, change, textOf]);

  const run = async () => {
    if (latest.current !== change) return;
    setBusy(true);
    const reply = await runJob(t('changeJob'), (job) => changeAll(list, selection, change, job));
    setBusy(false);
    if (!reply.ok) {
      setProblem(textOf(reply));
      return;
    }
    const { changed, refused, operationId } = reply.value;
    const text = [t('changed', { count: changed }), refused > 0 ? t('previewRefused', { count: refused }) : ''];
    did(text.filter(Boolean).join(' '), operationId);
    close();
  };
  const same = preview ? preview.count - preview.changing - preview.refused : 0;
  return (
    <FormDialog
      title={t('changeTitle', { count })}
      isTyped={asked}
      busy={busy}
      problem={problem}
      verb={t('changeVerb', { count: preview?.changing ?? count })}
      isReady={asked && preview !== null && preview.changing > 0 && !busy}
      save={run}
      close={close}
    >
      {bulkFields[list].map((field, at) => (
        <BulkChoice
          key={field.name}
          field={field}
          first={at === 0}
          about={about.find(({ name }) => name === field.column)}
          value={change[field.name]}
          set={(value) => set(field.name, value)}
        />
      ))}
      {list === 'products' ? (
        <TextInput
          label={t('group')}
          placeholder={t('noChange')}
          maxLength={150}
          value={typeof change.group === 'string' ? change.group : ''}
          onChange={(event) => set('group', event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
      ) : null}
      {list === 'clients'
        ? (['addTags', 'removeTags'] as const).map((name) => (
            <TagsInput
              key={name}
              size="xs"
              label={t(name)}
              description={t('tagsHint')}
              value={Array.isArray(change[name]) ? [...change[name]] : []}
              onChange={(tags) => set(name, tags.length === 0 ? undefined : tags)}
            />
          ))
        : null}
      <p aria-live="polite" className="k-bulk-preview">
        {preview
          ? [
              t('previewChange', { changing: preview.changing }),
              same > 0 ? t('previewSame', { count: same }) : '',
              preview.refused > 0 ? t('previewRefused', { count: preview.refused }) : '',
            ]
              .filter(Boolean)
              .join(' ')
          : null}
      </p>
    </FormDialog>
  );
}

interface BulkChoiceProps {
  readonly field: BulkField;
  readonly first: boolean;
  readonly about: ColumnAbout | undefined;
  readonly value: Value | undefined;
  readonly set: (value: Value | undefined) => void;
}

function BulkChoice({ field, first, about, value, set }: BulkChoiceProps) {
  const t = useText(listTexts);
  const controls = useText(controlTexts);
  const type = field.label === 'responsible' ? 'user' : field.label === 'team' ? 'team' : 'choice';
  // The choices of a column hold those who have left, too: they can be asked for, but nothing is given to them.
  const picked = usePickable({ type, choices: type === 'user' ? [] : (about?.choices ?? []) }) ?? [];
  const options: readonly (Pickable | { readonly value: boolean; readonly label: string })[] =
    field.label === 'discontinued'
      ? [
          { value: false, label: t('offered') },
          { value: true, label: t('notOffered') },
        ]
      : picked;
  const nobody = type === 'user' ? t('noneValue') : controls('none');
  return (
    <NativeSelect
      label={t(field.label)}
      {...(first && { 'data-autofocus': true })}
      data={[
        { value: '', label: t('noChange') },
        ...(field.emptied ? [{ value: emptyValue, label: nobody }] : []),
        ...options.map((option) => ({ value: String(option.value), label: option.label })),
      ]}
      value={value === undefined ? '' : value === null ? emptyValue : String(value)}
      onChange={({ currentTarget }) => {
        if (currentTarget.value === '') set(undefined);
        else if (currentTarget.value === emptyValue) set(null);
        else set(options.find((option) => String(option.value) === currentTarget.value)?.value);
      }}
    />
  );
}

type Previewed = Promise<Reply<Output<'clients.bulkPreview'>>>;
type Changed = Promise<Reply<Output<'clients.bulkChange'>>>;

// The dialog offers of each list exactly the fields that its channel takes; the engine checks them anyway.
function previewOf(list: ListName, selection: AnySelection, change: Change): Previewed {
  const request = { selection, change };
  if (list === 'clients') return call('clients.bulkPreview', request as Input<'clients.bulkPreview'>);
  if (list === 'products') return call('products.bulkPreview', request as Input<'products.bulkPreview'>);
  if (list === 'deals') return call('deals.bulkPreview', request as Input<'deals.bulkPreview'>);
  return call('documents.bulkPreview', request as Input<'documents.bulkPreview'>);
}

function changeAll(list: ListName, selection: AnySelection, change: Change, job: string): Changed {
  const request = { selection, change, job };
  if (list === 'clients') return call('clients.bulkChange', request as Input<'clients.bulkChange'>);
  if (list === 'products') return call('products.bulkChange', request as Input<'products.bulkChange'>);
  if (list === 'deals') return call('deals.bulkChange', request as Input<'deals.bulkChange'>);
  return call('documents.bulkChange', request as Input<'documents.bulkChange'>);
}

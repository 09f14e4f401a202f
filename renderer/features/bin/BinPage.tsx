/** The bin: everything that was deleted, given back by a click or deleted for good. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconTrash, IconTrashOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { queryClient, useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { binTexts } from '../../text/bin.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import '../../ui/table.css';
import './bin.css';

type Item = Output<'bin.list'>['items'][number];
type Emptied = Output<'bin.empty'>;

const kinds = ['client', 'contact', 'product', 'document', 'activity', 'note', 'attachment'] as const;
const pageSize = 100;

function useBin(entity: Item['entity'] | null, text: string) {
  const { tell } = useFailures();
  const { data } = useEngine('bin.list', { entity, text, after: null, limit: pageSize }, { keep: true });
  const [further, setFurther] = useState<{
    readonly of: typeof data;
    readonly items: readonly Item[];
    readonly next: string | null;
  }>();
  const rest = further?.of === data ? further : undefined;
  const next = rest ? rest.next : (data?.next ?? null);
  const more = async () => {
    const reply = await call('bin.list', { entity, text, after: next, limit: pageSize });
    if (!reply.ok) return tell(reply);
    setFurther({ of: data, items: [...(rest?.items ?? []), ...reply.value.items], next: reply.value.next });
  };
  return { items: data && [...data.items, ...(rest?.items ?? [])], more: next === null ? null : more };
}

function Kept({ answer }: { answer: Emptied }) {
  const t = useText(binTexts);
  const format = useFormat();
  return (
    <div role="status" className="k-bin-answer">
      {t('deleted', { count: answer.deleted })}
      {answer.kept.length > 0 ? (
        <>
          {' '}
          {t('kept', { count: answer.kept.length })}
          <ul>
            {answer.kept.slice(0, 20).map(({ entity, id, title, reason }) => (
              <li key={`${entity} ${id}`}>
                {title}
                <span className="k-dim">
                  {`${format.colon} `}
                  {reason}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

export function BinPage() {
  const t = useText(binTexts);
  const format = useFormat();
  const may = useMay();
  const { tell } = useFailures();
  const [entity, setEntity] = useState<Item['entity'] | null>(null);
  const [asked, setAsked] = useState<Item | 'all' | null>(null);
  const [answer, setAnswer] = useState<Emptied | null>(null);
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 200);
  const { items, more } = useBin(entity, text);
  const isNarrowed = entity !== null || text !== '';
  const { data: all } = useEngine('bin.count', { entity: null });
  const { data: found } = useEngine('bin.count', { entity, text }, { enabled: isNarrowed, keep: true });
  const count = (isNarrowed ? found : all)?.count;
  const empty = useCommand('bin.empty');

  const restore = async ({ entity: kind, id, title }: Item) => {
    const reply = await call('bin.restore', { entity: kind, id });
    if (!reply.ok) return tell(reply);
    await queryClient.invalidateQueries({ predicate: ({ queryKey: [channel] }) => String(channel).startsWith('bin.') });
    const card = kind in cards ? cards[kind as keyof typeof cards] : null;
    notify({
      kind: 'done',
      text: t('restored', { title }),
      ...(card && { button: { label: t('open'), run: () => openPage(card, { id }, title) } }),
    });
  };
  const deleteForGood = async (what: Item | 'all') => {
    setAsked(null);
    setAnswer(null);
    const reply = await empty.run({ items: what === 'all' ? null : [{ entity: what.entity, id: what.id }] });
    if (!reply.ok) return tell(reply);
    setAnswer(reply.value);
    await queryClient.invalidateQueries({ predicate: ({ queryKey: [channel] }) => String(channel).startsWith('bin.') });
  };
  return (
    <section className="k-bin" aria-label={t('bin')}>
      <header className="k-list-head">
        <h1>
          {t('bin')} <span className="k-list-count k-dim">{count === undefined ? '' : format.count(count)}</span>
        </h1>
        {may('bin.empty') && all && all.count > 0 ? (
          <Button leftSection={<IconTrash size={15} />} loading={empty.busy} onClick={() => setAsked('all')}>
            {t('empty')}
          </Button>
        ) : null}
      </header>
      <div className="k-list-bar">
        <NativeSelect
          aria-label={t('kind')}
          data={[{ value: '', label: t('all') }, ...kinds.map((kind) => ({ value: kind, label: t(kind) }))]}
          value={entity ?? ''}
          onChange={({ currentTarget: { value } }) => setEntity(kinds.find((kind) => kind === value) ?? null)}
        />
        <TextInput
          type="search"
          w={220}
          leftSection={<IconSearch size={15} />}
          placeholder={t('find')}
          aria-label={t('find')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <span className="k-dim">{t('about')}</span>
      </div>
      {answer ? <Kept answer={answer} /> : null}
      {items === undefined ? (
        <Waiting />
      ) : items.length === 0 ? (
        <EmptyState icon={IconTrashOff} text={t(isNarrowed && all?.count !== 0 ? 'nothingFound' : 'nothing')} />
      ) : (
        <div className="k-bin-rows">
          <table className="k-table">
            <thead>
              <tr>
                <th>{t('kind')}</th>
                <th>{t('title')}</th>
                <th>{t('of')}</th>
                <th>{t('parts')}</th>
                <th>{t('deletedAt')}</th>
                <th>{t('deletedBy')}</th>
                <th>{t('until')}</th>
                <th aria-label={t('restore')} />
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={`${item.entity} ${item.id}`}>
                  <td className="k-nowrap">{t(`one_${item.entity}`)}</td>
                  <td>{item.title}</td>
                  <td>{item.of}</td>
                  <td className="k-nowrap">{t('partsCount', { count: item.parts })}</td>
                  <td className="k-nowrap">{format.moment(item.deletedAt)}</td>
                  <td>{item.deletedBy}</td>
                  <td className="k-nowrap">{item.until ? format.shortMoment(item.until) : ''}</td>
                  <td className="k-nowrap k-bin-actions">
                    <Button size="compact-xs" onClick={() => void restore(item)}>
                      {t('restore')}
                    </Button>
                    {may('bin.empty') ? (
                      <Button size="compact-xs" variant="subtle" color="red" onClick={() => setAsked(item)}>
                        {t('deleteOne')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {more ? (
            <Button variant="subtle" onClick={() => void more()}>
              {t('more')}
            </Button>
          ) : null}
        </div>
      )}
      <ConfirmDialog
        open={asked !== null}
        title={asked === 'all' || asked === null ? t('emptyTitle') : t('oneTitle', { title: asked.title })}
        text={asked === 'all' || asked === null ? t('emptyText', { count: all?.count ?? 0 }) : t('oneText')}
        verb={t(asked === 'all' || asked === null ? 'emptyVerb' : 'deleteOne')}
        danger
        confirm={() => asked && void deleteForGood(asked)}
        cancel={() => setAsked(null)}
      />
    </section>
  );
}

/** The price lists: which there are at the left, the prices of one at the right. */
import { Button } from '@mantine/core';
import { IconPlus, IconTags } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { recall, remember } from '../../app/memory.ts';
import { useMay } from '../../app/session.ts';
import { priceTexts } from '../../text/prices.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { PriceGrid } from './PriceGrid.tsx';
import { PriceListForm } from './PriceListForm.tsx';
import { PriceListHead } from './PriceListHead.tsx';
import '../../ui/side-list.css';
import './prices.css';

export function PriceListsPage() {
  const t = useText(priceTexts);
  const { tell } = useFailures();
  const may = useMay();
  const { data } = useEngine('prices.lists', { removed: true });
  const [chosen, setChosen] = useState<number | null>(() => Number(recall('prices.list')) || null);
  const [adding, setAdding] = useState(false);
  const [dragged, setDragged] = useState<number | null>(null);
  if (!data) return <Waiting />;
  const readOnly = !may('products.change');
  const lists = data.filter(({ deletedAt }) => deletedAt === null);
  const inBin = data.filter(({ deletedAt }) => deletedAt !== null);
  const list = lists.find(({ id }) => id === chosen) ?? lists[0];
  const choose = (id: number) => {
    setChosen(id);
    setAdding(false);
    remember('prices.list', String(id));
  };
  const put = async (id: number, at: number) => {
    const ids = lists.map((one) => one.id).filter((one) => one !== id);
    const reply = await call('prices.order', { ids: ids.toSpliced(at, 0, id) });
    if (!reply.ok) tell(reply);
  };
  const restore = async (id: number) => {
    const reply = await call('prices.restore', { id });
    if (reply.ok) choose(id);
    else tell(reply);
  };
  const dragging = (id: number, at: number) =>
    readOnly
      ? {}
      : {
          draggable: true,
          title: t('drag'),
          onDragStart: () => setDragged(id),
          onDragOver: (event: DragEvent) => event.preventDefault(),
          onDrop: () => dragged !== null && dragged !== id && void put(dragged, at),
          onKeyDown: (event: KeyboardEvent) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
            event.preventDefault();
            void put(id, Math.max(0, at + (event.key === 'ArrowUp' ? -1 : 1)));
          },
        };
  const add = readOnly ? null : (
    <Button
      variant={lists.length === 0 ? 'filled' : 'default'}
      leftSection={<IconPlus size={15} />}
      onClick={() => setAdding(true)}
    >
      {t('add')}
    </Button>
  );
  return (
    <div className="k-prices">
      <nav className="k-side" aria-label={t('priceLists')}>
        {lists.map(({ id, name, currency }, at) => (
          <button
            type="button"
            key={id}
            className="k-side-entry"
            aria-current={!adding && list?.id === id ? 'page' : undefined}
            onClick={() => choose(id)}
            {...dragging(id, at)}
          >
            {name}
            <small className="k-dim">{currency}</small>
          </button>
        ))}
        {lists.length > 0 ? add : null}
        {inBin.length > 0 ? <div className="k-side-note k-dim">{t('inBin')}</div> : null}
        {inBin.map(({ id, name }) => (
          <div key={id} className="k-row k-price-bin">
            <span className="k-grow k-dim">{name}</span>
            {readOnly ? null : (
              <Button size="compact-xs" onClick={() => void restore(id)}>
                {t('restore')}
              </Button>
            )}
          </div>
        ))}
      </nav>
      <div className="k-prices-page">
        {adding ? (
          <div className="k-prices-form">
            <h1>{t('add')}</h1>
            <div className="k-dim">{t('about')}</div>
            <PriceListForm list={null} close={(id) => (id === null ? setAdding(false) : choose(id))} />
          </div>
        ) : list ? (
          <>
            <PriceListHead key={`head ${list.id}`} list={list} lists={lists} readOnly={readOnly} />
            <PriceGrid key={list.id} list={list} readOnly={readOnly} />
          </>
        ) : (
          <EmptyState icon={IconTags} text={t('noLists')} hint={t('noListsHint')}>
            {add}
          </EmptyState>
        )}
      </div>
    </div>
  );
}

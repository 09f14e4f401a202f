/** The products of a price list with their prices: typed one below the other, or pasted from Excel. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { minorDigits } from '../../../preload/contract/minor-digits.ts';
import type { PricedProduct, PriceList } from '../../../preload/contract/prices.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { priceTexts } from '../../text/prices.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useFormat, useLanguage, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { typedText } from '../../ui/numbers.ts';
import { isBlock, pastedPrices } from './pasted-prices.ts';
import { readPrice } from './read-price.ts';
import { undoPrices } from './undo-prices.ts';
import { type PriceFilter, usePriceRows } from './use-price-rows.ts';

interface PriceGridProps {
  readonly list: PriceList;
  readonly readOnly: boolean;
}

export function PriceGrid({ list, readOnly }: PriceGridProps) {
  const t = useText(priceTexts);
  const format = useFormat();
  const language = useLanguage();
  const { tell } = useFailures();
  const reference = useEngine('reference.get', {}).data;
  const groups = useEngine('products.groups', {}).data ?? [];
  const [filter, setFilter] = useState<PriceFilter>({ text: '', group: null, priced: false });
  const { rows, hasMore, readMore } = usePriceRows(list.id, filter);
  const [flashing, setFlashing] = useState<ReadonlySet<number>>(new Set());
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const set = (changes: Partial<PriceFilter>) => setFilter({ ...filter, ...changes });
  useKeys([
    { press: 'ctrl+f', label: t('search'), run: () => search.current?.focus() },
    { press: '/', label: t('search'), run: () => search.current?.focus() },
  ]);

  const flash = (ids: readonly number[]) => {
    setFlashing(new Set(ids));
    setTimeout(() => setFlashing(new Set()), 950);
  };
  const save = async (productId: number, price: number | null): Promise<void> => {
    const reply = await call('prices.change', { priceListId: list.id, items: [{ productId, price }] });
    if (reply.ok) flash([productId]);
    else tell(reply);
  };
  const paste = async (text: string, at: number) => {
    const pasted = await pastedPrices(text, rows ?? [], at, list.currency, language);
    let changed = 0;
    let operationId: number | null = null;
    if (pasted.items.length > 0) {
      const reply = await call('prices.change', { priceListId: list.id, items: [...pasted.items] });
      if (!reply.ok) return tell(reply);
      ({ changed, operationId } = reply.value);
      flash(pasted.items.map(({ productId }) => productId));
    }
    const done = operationId;
    notify({
      kind: 'done',
      text: t('pasted', { count: changed }),
      ...(done !== null && { action: { label: t('undo'), run: () => void undoPrices(done, t('undo'), tell) } }),
    });
    const few = (all: readonly string[]) => all.slice(0, 5).join(', ');
    if (pasted.notFound.length > 0)
      notify({
        kind: 'problem',
        text: t('notFound', { count: pasted.notFound.length, examples: few(pasted.notFound) }),
      });
    if (pasted.wrong.length > 0)
      notify({ kind: 'problem', text: t('notPrices', { count: pasted.wrong.length, examples: few(pasted.wrong) }) });
  };
  const goTo = (at: number) => {
    const input = table.current?.querySelector<HTMLInputElement>(`[data-price="${at}"]`);
    input?.focus();
    return input !== null && input !== undefined;
  };
  const unit = (code: string) => reference?.units.find((one) => one.code === code)?.short ?? code;
  return (
    <>
      <div className="k-row k-prices-filter">
        <TextInput
          ref={search}
          leftSection={<IconSearch size={15} />}
          aria-label={t('search')}
          placeholder={t('search')}
          value={filter.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        {groups.length > 0 ? (
          <NativeSelect
            aria-label={t('group')}
            data={[{ value: '', label: t('allGroups') }, ...groups.map((value) => ({ value, label: value }))]}
            value={filter.group ?? ''}
            onChange={(event) => set({ group: event.currentTarget.value || null })}
          />
        ) : null}
        <Checkbox
          label={t('onlyPriced')}
          checked={filter.priced}
          onChange={(event) => set({ priced: event.currentTarget.checked })}
        />
      </div>
      <div
        className="k-prices-table"
        ref={table}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          if (hasMore && scrollTop + clientHeight > scrollHeight - 600) readMore();
        }}
      >
        <table>
          <thead>
            <tr>
              <th>{t('product')}</th>
              <th>{t('code')}</th>
              <th>{t('unit')}</th>
              <th className="k-right">{t('ownPrice')}</th>
              <th className="k-right">{t('price')}</th>
            </tr>
          </thead>
          <tbody>
            {rows?.map((row, at) => (
              <tr key={row.productId} className={flashing.has(row.productId) ? 'k-flash' : ''}>
                <td>
                  <button
                    type="button"
                    className="k-link"
                    tabIndex={-1}
                    onClick={() => openPage(cards.product, { id: row.productId }, row.name)}
                  >
                    {row.name}
                  </button>
                  {row.group ? <span className="k-dim"> {row.group}</span> : null}
                </td>
                <td>{row.code}</td>
                <td>{unit(row.unit)}</td>
                <td className="k-right k-dim">{format.money(row.basePrice, row.baseCurrency)}</td>
                <td className="k-right">
                  {readOnly ? (
                    row.price === null ? (
                      ''
                    ) : (
                      format.money(row.price, list.currency)
                    )
                  ) : (
                    <PriceCell
                      key={String(row.price)}
                      row={row}
                      at={at}
                      currency={list.currency}
                      save={save}
                      paste={(text) => void paste(text, at)}
                      goTo={goTo}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows?.length === 0 ? <div className="k-dim k-prices-none">{t('noProducts')}</div> : null}
      </div>
      {readOnly ? null : <div className="k-dim k-prices-hint">{t('pasteHint')}</div>}
    </>
  );
}

interface PriceCellProps {
  readonly row: PricedProduct;
  readonly at: number;
  readonly currency: string;
  readonly save: (productId: number, price: number | null) => Promise<void>;
  readonly paste: (text: string) => void;
  readonly goTo: (at: number) => boolean;
}

function PriceCell({ row, at, currency, save, paste, goTo }: PriceCellProps) {
  const t = useText(priceTexts);
  const controls = useText(controlTexts);
  const language = useLanguage();
  const digits = minorDigits(currency);
  const shown = row.price === null ? '' : typedText(row.price, digits, digits, language);
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const leave = async () => {
    if (typed === null) return;
    const price = readPrice(typed, currency, language);
    if (price === undefined) {
      setProblem(controls('badNumber', { example: typedText(150 * 10 ** digits, digits, digits, language) }));
      return;
    }
    // What was typed stays until the saved price is read: the cell is a new one then.
    if (price === row.price) setTyped(null);
    else await save(row.productId, price);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const down = event.key === 'Enter' || event.key === 'ArrowDown';
    if (down || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!goTo(at + (down ? 1 : -1))) void leave();
    }
    if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      setTyped(null);
      setProblem(null);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!isBlock(text)) return;
    event.preventDefault();
    setTyped(null);
    paste(text);
  };
  return (
    <>
      <input
        className="k-price-cell"
        data-price={at}
        inputMode="decimal"
        autoComplete="off"
        aria-label={t('priceOf', { name: row.name })}
        aria-invalid={problem !== null}
        value={typed ?? shown}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setProblem(null);
        }}
        onBlur={() => void leave()}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {problem ? <div className="k-red">{problem}</div> : null}
    </>
  );
}

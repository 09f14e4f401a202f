/** What can be done to the lines of a draft: put in a product, insert, remove, copy from above, paste a block. */
import { type Dispatch, useEffect, useMemo, useRef, useState } from 'react';
import type { ProductRow } from '../../../preload/contract/products.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';
import { notify, takeAway } from '../../ui/notify.tsx';
import { type Draft, type DraftLine, emptyLine, isEmpty, type LineColumn } from './draft.ts';
import type { DraftAction, DraftState } from './draft-state.ts';
import { isMeant } from './is-meant.ts';
import { type LineContext, rateFor, titleOf, usualRate } from './line-context.ts';
import { pastedBlock } from './pasted-block.ts';
import { type PastedLines, pastedLines } from './pasted-lines.ts';

export interface Lines {
  /** Takes over name, code, unit, price and VAT of a product, but those of `kept`: the user has typed or pasted them. */
  readonly putProduct: (key: number, product: ProductRow, step: string, kept?: ReadonlySet<string>) => Promise<void>;
  /** A new line before the one with this key, or at the end; answers its key. */
  readonly insert: (before: number | null) => number;
  readonly remove: (key: number) => void;
  /** Takes the value of the cell above; of a product, all that comes with it. */
  readonly copyAbove: (key: number, column: LineColumn) => void;
  /** Pastes cells from a spreadsheet; false where it is plain text for the cell itself. */
  readonly paste: (key: number, column: LineColumn, text: string) => boolean;
}

type ProductPrice = Pick<ProductRow, 'price' | 'currency' | 'priceIncludesVat'>;

/** What the product costs this client on the day of the document: by the client's price list, else its own price. */
async function priceFor(product: ProductRow, clientId: number, { day, currency }: LineContext): Promise<ProductPrice> {
  const reply = await call('prices.for', { productId: product.id, clientId, day, currency });
  if (!reply.ok || reply.value.price === null) return product;
  return { price: reply.value.price, currency, priceIncludesVat: reply.value.includesVat };
}

/** The price of a product in the document's price mode, as the engine works it out. */
async function priceIn(product: ProductPrice, vatRateId: number | null, context: LineContext): Promise<number | null> {
  if (product.currency !== context.currency) return null;
  if (!context.vatPayer || product.priceIncludesVat === context.pricesIncludeVat) return product.price;
  const reply = await call('documents.totals', {
    companyId: context.companyId,
    day: context.day,
    pricesIncludeVat: product.priceIncludesVat,
    discount: 0,
    lines: [{ quantity: 1000, price: product.price, discount: 0, vatRateId }],
  });
  const sums = reply.ok ? reply.value.lines[0] : undefined;
  return sums ? (context.pricesIncludeVat ? sums.gross : sums.net) : null;
}

/** So many cells that could not be read are named one by one. */
const mostNamed = 5;

export function useLines(
  { draft, problems }: Pick<DraftState, 'draft' | 'problems'>,
  context: LineContext,
  dispatch: Dispatch<DraftAction>,
): Lines {
  const t = useText(documentTexts);
  const lists = useEngine('prices.lists', { removed: false }).data;
  const hasLists = lists === undefined || lists.length > 0;
  const latest = useRef({ draft, context, hasLists, problems });
  /** What was said of the last paste, and what stood there before it. */
  const told = useRef<{ readonly before: Draft['lines']; readonly text: string } | null>(null);
  useEffect(() => {
    latest.current = { draft, context, hasLists, problems };
    if (told.current?.before !== draft.lines) return;
    takeAway(told.current);
    told.current = null;
  });
  /** What waits until everything that was changed before it is on the screen, and in `latest`: how soon that is, the machine says. */
  const waiting = useRef<(() => void)[]>([]);
  const [settled, settle] = useState(0);
  useEffect(() => {
    if (settled > 0) for (const run of waiting.current.splice(0)) run();
  }, [settled]);
  return useMemo<Lines>(() => {
    const lines = () => latest.current.draft.lines;
    const fresh = () => {
      const unit = latest.current.context.units[0]?.code ?? '';
      return emptyLine(
        unit,
        lines().findLast((line) => !isEmpty(line))?.vatRateId ?? usualRate(latest.current.context),
      );
    };

    const putProduct: Lines['putProduct'] = async (key, product, step, kept = new Set()) => {
      const { context: now, draft: present, hasLists: mayDiffer } = latest.current;
      const clientId = mayDiffer ? present.clientId : null;
      const before = lines().find((one) => one.key === key);
      const vatRateId = kept.has('vat') && before ? before.vatRateId : rateFor(product.vatRateId, now);
      const { id: productId, code, name } = product;
      const unit = kept.has('unit') && before ? before.unit : product.unit;
      const typed = Object.entries(before?.typed ?? {}).filter(([column]) => kept.has(column));
      const change = (changes: Partial<DraftLine>) => dispatch({ do: 'line', key, changes, step });
      const simple =
        clientId === null && product.currency === now.currency && product.priceIncludesVat === now.pricesIncludeVat;
      const originCountry = product.originCountry || undefined;
      const customsDeclaration = product.customsDeclaration || undefined;
      const base = { productId, code, name, unit, vatRateId, originCountry, customsDeclaration };
      if (kept.has('price')) return change(base);
      change({ ...base, price: simple ? product.price : null, typed: Object.fromEntries(typed) });
      if (simple) return;
      const own = clientId === null ? product : await priceFor(product, clientId, now);
      const price = await priceIn(own, vatRateId, now);
      const line = lines().find((other) => other.key === key);
      if (price === null) {
        const { currency } = own;
        if (currency !== now.currency)
          notify({ kind: 'fact', text: t('otherCurrency', { name, currency, wanted: now.currency }) });
      } else if (line?.productId === productId && line.price === null && !line.typed.price) {
        change({ price });
      }
    };

    /** Says what of a pasted block could not be taken over, with a way back. */
    const tellOfPaste = (
      { lines: filled, unread, leftOut, unplaced, sumRows }: PastedLines,
      start: number,
      before: Draft['lines'],
    ) => {
      // It was taken back meanwhile.
      if (lines() === before) return;
      const open = new Map(lines().map((line) => [line.key, line]));
      const empty = filled.flatMap(({ key }, row) => {
        const line = open.get(key);
        return latest.current.context.priced && line && line.price === null && !line.typed.price && !isEmpty(line)
          ? [{ row, key }]
          : [];
      });
      if ([unread, empty, leftOut, unplaced, sumRows].every(({ length }) => length === 0)) return;
      const problems = Object.fromEntries(empty.map(({ key }) => [`${key}.price`, t('priceMissing')]));
      if (empty.length > 0) dispatch({ do: 'problems', problems: { ...latest.current.problems, ...problems } });
      const cell = (row: number, column: LineColumn, text: string) =>
        t('cellUnread', { line: start + row + 1, column: t(titleOf[column]), text });
      const cells = unread.slice(0, mostNamed).map(({ row, column, text }) => cell(row, column, text));
      const parts = [
        unread.length > 0
          ? t('pasteUnread', {
              count: unread.length,
              cells: `${cells.join('; ')}${unread.length > mostNamed ? ' …' : ''}`,
            })
          : '',
        empty.length > 0
          ? t('pasteWithoutPrice', { count: empty.length, lines: empty.map(({ row }) => start + row + 1).join(', ') })
          : '',
        leftOut.length > 0 ? t('pasteLeftOut', { columns: leftOut.join(', ') }) : '',
        unplaced.length > 0
          ? t('pasteUnplaced', {
              cells: `${unplaced.slice(0, mostNamed).join('; ')}${unplaced.length > mostNamed ? ' …' : ''}`,
            })
          : '',
        sumRows.length > 0 ? t('pasteSums', { count: sumRows.length, rows: sumRows.join(', ') }) : '',
      ];
      const text = parts.filter(Boolean).join(' ');
      notify({
        kind: 'fact',
        text,
        button: { label: t('undone'), run: () => dispatch({ do: 'lines', change: () => before }) },
      });
      told.current = { before, text };
    };

    return {
      putProduct,
      insert: (before) => {
        const line = fresh();
        dispatch({
          do: 'lines',
          change: (all) => {
            const place = before === null ? -1 : all.findIndex(({ key }) => key === before);
            return all.toSpliced(place < 0 ? all.length : place, 0, line);
          },
        });
        return line.key;
      },
      remove: (key) => {
        const number = lines().findIndex((line) => line.key === key) + 1;
        const line = lines()[number - 1];
        if (!line) return;
        const only = lines().length === 1;
        dispatch({ do: 'lines', change: (all) => (only ? [fresh()] : all.filter((other) => other.key !== key)) });
        if (isEmpty(line)) return;
        notify({
          kind: 'fact',
          text: t('lineRemoved', { number }),
          button: {
            label: `${t('undone')} (Ctrl+Z)`,
            run: () =>
              dispatch({
                do: 'lines',
                // Put back only where it is still missing: Ctrl+Z may have been quicker.
                change: (all) =>
                  all.some((other) => other.key === key)
                    ? all
                    : all.toSpliced(Math.min(number - 1, all.length), 0, line),
              }),
          },
        });
      },
      copyAbove: (key, column) => {
        const place = lines().findIndex((line) => line.key === key);
        const above = lines()[place - 1];
        if (!above) return;
        const { productId, code, name, unit, vatRateId, price, pricedIn, typed } = above;
        const { originCountry, customsDeclaration } = above;
        const changes: Partial<DraftLine> =
          column === 'product'
            ? { productId, code, name, unit, vatRateId, price, pricedIn, originCountry, customsDeclaration, typed: {} }
            : column === 'origin'
              ? { originCountry }
              : column === 'customs'
                ? { customsDeclaration }
                : column === 'vat'
                  ? { vatRateId }
                  : column === 'unit'
                    ? { unit }
                    : {
                        [column]: above[column],
                        ...(column === 'price' && { pricedIn }),
                        typed: typed[column] ? { [column]: typed[column] } : {},
                      };
        dispatch({ do: 'line', key, changes, step: `copy ${key} ${column} ${Date.now()}` });
      },
      paste: (key, column, text) => {
        const { context: now } = latest.current;
        const block = pastedBlock(text);
        if (!block || block.length === 0) return false;
        const before = lines();
        const start = before.findIndex((line) => line.key === key);
        const pasted = pastedLines(block, { from: column, context: now, fresh, lineAt: (row) => before[start + row] });
        const { lines: filled, bringsGoods, brought } = pasted;
        if (filled.length === 0) return false;
        // The products that are found a moment later belong to the same step.
        const step = `paste ${Date.now()}`;
        dispatch({ do: 'lines', step, change: (all) => all.toSpliced(start, filled.length, ...filled) });
        const found = filled.map(async (line, at) => {
          const words = line.name || line.code;
          if (!bringsGoods || words === '') return;
          const reply = await call('products.find', { text: words.slice(0, 200), limit: 5 });
          const same = reply.ok ? reply.value.find((product) => isMeant(product, words)) : undefined;
          const present = lines().find((other) => other.key === line.key);
          if (!same || present?.name !== line.name) return;
          await putProduct(line.key, same, step, brought[at]);
        });
        void Promise.all(found).then(() => {
          waiting.current.push(() => tellOfPaste(pasted, start, before));
          settle((times) => times + 1);
        });
        return true;
      },
    };
  }, [dispatch, t]);
}

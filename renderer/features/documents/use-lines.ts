/** What can be done to the lines of a draft: put in a product, insert, remove, copy from above, paste a block. */
import { type Dispatch, useEffect, useMemo, useRef } from 'react';
import type { ProductRow } from '../../../preload/contract/products.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { type Draft, type DraftLine, emptyLine, isEmpty, type LineColumn } from './draft.ts';
import type { DraftAction } from './draft-state.ts';
import { columnsOf, type LineContext, numberChanges, rateFor, readCell, usualRate } from './line-context.ts';
import { pastedBlock } from './pasted-block.ts';

export interface Lines {
  /** Takes over name, code, unit, price and VAT of a product. `keepPrice`: the user has typed one meanwhile. */
  readonly putProduct: (key: number, product: ProductRow, step: string, keepPrice?: boolean) => Promise<void>;
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

const isHeading = (rows: readonly (readonly string[])[], context: LineContext): boolean => {
  const [first, ...rest] = rows;
  const reads = (row: readonly string[]) => row.slice(1).some((cell) => readCell('price', cell, context).ok);
  return first !== undefined && rest.length > 0 && first.length > 1 && !reads(first) && rest.every(reads);
};

/** The columns that a block fills: the unit is left out where numbers stand in its place. */
function filledColumns(rows: readonly (readonly string[])[], from: LineColumn, context: LineContext): LineColumn[] {
  const columns = columnsOf(context);
  const wanted = columns.slice(columns.indexOf(from));
  const place = wanted.indexOf('unit');
  const cells = rows.map((row) => row[place] ?? '').filter((cell) => cell !== '');
  const numbers = cells.length > 0 && cells.every((cell) => readCell('price', cell, context).ok);
  return place >= 0 && numbers ? wanted.filter((column) => column !== 'unit') : wanted;
}

const folded = (text: string) => text.trim().toLocaleLowerCase();

/** What one pasted cell changes. */
function pastedCell(line: DraftLine, column: LineColumn, text: string, context: LineContext): Partial<DraftLine> {
  if (text === '') return {};
  if (column === 'product') return { productId: null, code: '', name: text };
  if (column === 'unit') {
    const unit = context.units.find(({ code, short, name }) =>
      [code, short, name].some((w) => folded(w) === folded(text)),
    );
    return unit ? { unit: unit.code } : {};
  }
  if (column === 'vat') {
    const plain = (words: string) => folded(words).replace(/[\s%\u00a0\u202f]/g, '');
    const rate = context.rates.find(({ label }) => plain(label) === plain(text));
    return rate ? { vatRateId: rate.id } : {};
  }
  if (column === 'origin') {
    const country = context.origins?.find(({ code, name }) =>
      [code, name].some((word) => folded(word) === folded(text)),
    );
    return country ? { originCountry: country.code } : {};
  }
  if (column === 'customs') return { customsDeclaration: text.slice(0, 100) };
  return numberChanges(line, column, text, context);
}

export function useLines(draft: Draft, context: LineContext, dispatch: Dispatch<DraftAction>): Lines {
  const t = useText(documentTexts);
  const lists = useEngine('prices.lists', { removed: false }).data;
  const hasLists = lists === undefined || lists.length > 0;
  const latest = useRef({ draft, context, hasLists });
  useEffect(() => {
    latest.current = { draft, context, hasLists };
  });
  return useMemo<Lines>(() => {
    const lines = () => latest.current.draft.lines;
    const fresh = () => {
      const unit = latest.current.context.units[0]?.code ?? '';
      return emptyLine(
        unit,
        lines().findLast((line) => !isEmpty(line))?.vatRateId ?? usualRate(latest.current.context),
      );
    };

    const putProduct: Lines['putProduct'] = async (key, product, step, keepPrice = false) => {
      const { context: now, draft: present, hasLists: mayDiffer } = latest.current;
      const clientId = mayDiffer ? present.clientId : null;
      const vatRateId = rateFor(product.vatRateId, now);
      const { id: productId, code, name, unit } = product;
      const change = (changes: Partial<DraftLine>) => dispatch({ do: 'line', key, changes, step });
      const simple =
        clientId === null && product.currency === now.currency && product.priceIncludesVat === now.pricesIncludeVat;
      const originCountry = product.originCountry || undefined;
      const customsDeclaration = product.customsDeclaration || undefined;
      const base = { productId, code, name, unit, vatRateId, originCountry, customsDeclaration };
      if (keepPrice) return change(base);
      change({ ...base, price: simple ? product.price : null, typed: {} });
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
          action: {
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
        const { productId, code, name, unit, vatRateId, price, typed, originCountry, customsDeclaration } = above;
        const changes: Partial<DraftLine> =
          column === 'product'
            ? { productId, code, name, unit, vatRateId, price, originCountry, customsDeclaration, typed: {} }
            : column === 'origin'
              ? { originCountry }
              : column === 'customs'
                ? { customsDeclaration }
                : column === 'vat'
                  ? { vatRateId }
                  : column === 'unit'
                    ? { unit }
                    : { [column]: above[column], typed: typed[column] ? { [column]: typed[column] } : {} };
        dispatch({ do: 'line', key, changes, step: `copy ${key} ${column} ${Date.now()}` });
      },
      paste: (key, column, text) => {
        const { context: now } = latest.current;
        const block = pastedBlock(text);
        if (!block || block.length === 0) return false;
        const rows = isHeading(block, now) ? block.slice(1) : block;
        const columns = filledColumns(rows, column, now);
        const start = lines().findIndex((line) => line.key === key);
        const filled = rows.map((row, at) => {
          let line = lines()[start + at] ?? fresh();
          columns.forEach((name, place) => {
            line = { ...line, ...pastedCell(line, name, row[place] ?? '', now) };
          });
          return line;
        });
        // The products that are found a moment later belong to the same step.
        const step = `paste ${Date.now()}`;
        dispatch({ do: 'lines', step, change: (all) => all.toSpliced(start, filled.length, ...filled) });
        if (column !== 'product') return true;
        const priced = columns.indexOf('price');
        filled.forEach(async (line, at) => {
          const words = rows[at]?.[0] ?? '';
          if (words === '') return;
          const reply = await call('products.find', { text: words.slice(0, 200), limit: 5 });
          const same = reply.ok
            ? reply.value.find(
                ({ code, name }) => folded(name) === folded(words) || (code && folded(code) === folded(words)),
              )
            : undefined;
          const present = lines().find((other) => other.key === line.key);
          if (!same || present?.name !== words) return;
          await putProduct(line.key, same, step, (rows[at]?.[priced] ?? '') !== '');
        });
        return true;
      },
    };
  }, [dispatch, t]);
}

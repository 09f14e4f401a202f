/** The first cell of a line: a product by any part of its name or code, or free text. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ProductRow } from '../../../preload/contract/products.ts';
import { call } from '../../app/border.ts';
import { documentTexts } from '../../text/documents.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { CellList } from './CellList.tsx';
import type { CellProps } from './NumberCell.tsx';
import { useCellInput } from './use-cell-input.ts';

interface ProductCellProps extends CellProps {
  /** `keepPrice`: the answer came after the user had gone on. */
  readonly put: (product: ProductRow, keepPrice?: boolean) => void;
  /** What is on the screen for this line by now, for answers that come late. */
  readonly nameNow: () => string | undefined;
}

interface Found {
  readonly text: string;
  readonly rows: readonly ProductRow[];
}

const most = 8;
const folded = (text: string) => text.trim().toLocaleLowerCase();

export function ProductCell({ put, nameNow, ...cell }: ProductCellProps) {
  const { line, label, problem, change } = cell;
  const t = useText(documentTexts);
  const format = useFormat();
  const [typedText, setTypedText] = useState<string | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [highlighted, setHighlighted] = useState(0);
  const before = useRef(line);
  const dirty = useRef(false);
  const input = useRef<HTMLInputElement | null>(null);

  useEffect(() => {
    if (typedText === null || typedText.trim() === '') {
      setFound(null);
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const reply = await call('products.find', { text: typedText.trim().slice(0, 200), limit: most });
      if (!current || !reply.ok) return;
      setFound({ text: typedText, rows: reply.value });
      setHighlighted(0);
    }, 60);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typedText]);

  const close = () => {
    setTypedText(null);
    setFound(null);
  };
  const take = (place: number) => {
    const row = found?.rows[place];
    if (row) put(row);
    close();
  };
  /** Typed faster than the list came: the user goes on, the product follows where the text still stands. */
  const takeLate = async (text: string) => {
    const reply = await call('products.find', { text: text.trim().slice(0, 200), limit: 1 });
    const row = reply.ok ? reply.value[0] : undefined;
    if (row && nameNow() === text) put(row, false);
  };
  const { props, typed } = useCellInput({
    ...cell,
    isChanged: () => dirty.current,
    revert: () => {
      dirty.current = false;
      const { productId, code, name, unit, price, vatRateId, typed: numbers } = before.current;
      change({ productId, code, name, unit, price, vatRateId, typed: numbers });
      close();
    },
    openList: () => setTypedText(line.name),
    list: (event: KeyboardEvent) => {
      if (!found || found.rows.length === 0) return false;
      if (event.key === 'ArrowDown') setHighlighted(Math.min(found.rows.length - 1, highlighted + 1));
      else if (event.key === 'ArrowUp') setHighlighted(Math.max(0, highlighted - 1));
      else if (event.key === 'Escape') close();
      else return false;
      return true;
    },
    leave: (move) => {
      if (typedText === null || typedText.trim() === '') return;
      if (move === 'on') {
        if (found?.text === typedText) take(highlighted);
        else void takeLate(typedText);
        return;
      }
      // Free text stays text, unless it is a product's own code or name.
      const exact = found?.rows.findIndex(({ code, name }) =>
        [code, name].some((own) => folded(own) === folded(typedText)),
      );
      if (exact !== undefined && exact >= 0) take(exact);
    },
  });
  return (
    <>
      <input
        {...props}
        ref={(element) => {
          props.ref.current = element;
          input.current = element;
        }}
        className="k-cell-input"
        autoComplete="off"
        role="combobox"
        aria-expanded={(found?.rows.length ?? 0) > 0}
        aria-label={label}
        aria-invalid={problem !== undefined}
        maxLength={500}
        value={line.name}
        onChange={(event) => {
          typed();
          dirty.current = true;
          const name = event.currentTarget.value;
          setTypedText(name);
          const { productId, code, name: oldName } = before.current;
          // A remark behind the name of a product leaves it that product; another text is another thing.
          const kept = oldName !== '' && name.startsWith(oldName);
          change({ name, productId: kept ? productId : null, code: kept ? code : '' });
        }}
        onBlur={close}
      />
      {found && found.rows.length > 0 ? (
        <CellList
          anchor={input.current}
          label={label}
          options={found.rows.map(({ id, name, code, price, currency }) => ({
            key: String(id),
            title: name,
            detail: code,
            aside: format.money(price, currency),
          }))}
          highlighted={highlighted}
          take={take}
          foot={t('takeHint')}
        />
      ) : null}
    </>
  );
}

/** The lines of a deal: products or free text; saved together. */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { DealLine } from '../../../preload/contract/deals.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useUnsaved } from '../../app/page.tsx';
import { controlTexts } from '../../text/controls.ts';
import { dealTexts } from '../../text/deals.ts';
import { CardSection } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { MoneyField, NumberField, PercentField } from '../../ui/NumberField.tsx';
import { SearchField, type SearchOption } from '../../ui/SearchField.tsx';
import '../../ui/table.css';

/** A line while it is being typed: what is no number yet is null. */
interface TypedLine extends Omit<DealLine, 'quantity' | 'price' | 'discount'> {
  readonly key: number;
  readonly quantity: number | null;
  readonly price: number | null;
  readonly discount: number | null;
}

interface LinesProps {
  readonly deal: Output<'deals.get'>;
  readonly readOnly: boolean;
  /** Answers what is wrong, or null. */
  readonly save: (lines: readonly DealLine[]) => Promise<string | null>;
}

async function findProducts(text: string): Promise<readonly SearchOption[]> {
  const reply = await call('products.find', { text, limit: 8 });
  return reply.ok ? reply.value.map(({ id, name, code }) => ({ id, title: name, detail: code })) : [];
}

/** Keys of lines that are typed: each its own, while the page is open. */
let lastKey = 0;
function typed(line: DealLine): TypedLine {
  lastKey += 1;
  return { ...line, key: lastKey };
}

export function DealLines({ deal, readOnly, save }: LinesProps) {
  const t = useText(dealTexts);
  const controls = useText(controlTexts);
  const { currency } = deal;
  const [draft, setDraft] = useState<readonly TypedLine[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useUnsaved('lines', draft !== null);
  const stored = deal.lines;
  const lines: readonly TypedLine[] = draft ?? stored.map((line, at) => ({ ...line, key: -at - 1 }));

  const change = (key: number, changes: Partial<TypedLine>) => {
    setProblem(null);
    setDraft(lines.map((line) => (line.key === key ? { ...line, ...changes } : line)));
  };
  const add = (line: Pick<DealLine, 'productId' | 'code' | 'name' | 'unit' | 'price'>) => {
    setProblem(null);
    setDraft([...lines, typed({ ...line, quantity: 1000, discount: 0 })]);
  };
  const choose = async (option: SearchOption | null) => {
    if (option === null) return;
    const reply = await call('products.get', { id: option.id });
    if (!reply.ok) return;
    const { id, code, name, unit, price, currency: priced } = reply.value;
    add({ productId: id, code, name, unit, price: priced === currency ? price : 0 });
  };
  const finish = async () => {
    const whole = lines.flatMap(({ key: _, quantity, price, discount, ...line }) =>
      quantity !== null && quantity > 0 && price !== null && discount !== null && line.name.trim() !== ''
        ? [{ ...line, quantity, price, discount }]
        : [],
    );
    if (whole.length < lines.length) return setProblem(t('lineWrong'));
    setBusy(true);
    const wrong = await save(whole);
    setBusy(false);
    setProblem(wrong);
    if (wrong === null) setDraft(null);
  };
  if (readOnly && stored.length === 0) return null;
  return (
    <CardSection title={t('lines')}>
      {lines.length === 0 ? <div className="k-dim">{t('noLines')}</div> : null}
      {readOnly && lines.length > 0 ? <ReadLines lines={lines} currency={currency} /> : null}
      {readOnly
        ? null
        : lines.map((line) => (
            <div className="k-deal-line" key={line.key}>
              <TextInput
                aria-label={t('product')}
                maxLength={500}
                value={line.name}
                onChange={(event) => change(line.key, { name: event.currentTarget.value })}
              />
              <NumberField
                label={t('quantity')}
                digits={3}
                value={line.quantity}
                onChange={(quantity) => change(line.key, { quantity })}
              />
              <MoneyField
                label={t('price')}
                currency={currency}
                value={line.price}
                onChange={(price) => change(line.key, { price })}
              />
              <PercentField
                label={t('discount')}
                value={line.discount}
                onChange={(discount, wrong) => change(line.key, { discount: wrong ? null : (discount ?? 0) })}
              />
              <ActionIcon
                variant="subtle"
                aria-label={t('removeLine')}
                title={t('removeLine')}
                onClick={() => setDraft(lines.filter(({ key }) => key !== line.key))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </div>
          ))}
      {problem ? (
        <div className="k-red" role="alert">
          {problem}
        </div>
      ) : null}
      {readOnly ? null : (
        <div className="k-row">
          <div className="k-grow">
            <SearchField
              aria-label={t('addLine')}
              placeholder={t('addLine')}
              shown=""
              search={findProducts}
              choose={(option) => void choose(option)}
              create={(name) => add({ productId: null, code: '', name, unit: 'C62', price: 0 })}
            />
          </div>
          {draft === null ? null : (
            <>
              <Button
                onClick={() => {
                  setDraft(null);
                  setProblem(null);
                }}
              >
                {controls('cancel')}
              </Button>
              <Button variant="light" loading={busy} onClick={() => void finish()}>
                {t('saveLines')}
              </Button>
            </>
          )}
        </div>
      )}
    </CardSection>
  );
}

function ReadLines({ lines, currency }: { lines: readonly TypedLine[]; currency: string }) {
  const t = useText(dealTexts);
  const format = useFormat();
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th>{t('product')}</th>
          <th className="k-number">{t('quantity')}</th>
          <th className="k-number">{t('price')}</th>
          <th className="k-number">{t('discount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, name, quantity, price, discount }) => (
          <tr key={key}>
            <td>{name}</td>
            <td className="k-number">{format.decimal(quantity ?? 0, 3)}</td>
            <td className="k-number k-nowrap">{format.money(price ?? 0, currency)}</td>
            <td className="k-number">{discount ? format.percent(discount) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The lines of a deal with what they come to: products or free text; saved together. */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { call } from '../../app/border.ts';
import { controlTexts } from '../../text/controls.ts';
import { dealTexts } from '../../text/deals.ts';
import { CardSection } from '../../ui/Card.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { MoneyField, NumberField, PercentField } from '../../ui/NumberField.tsx';
import { notify } from '../../ui/notify.tsx';
import { SearchField, type SearchOption } from '../../ui/SearchField.tsx';
import type { DealLinesTyping } from './use-deal-lines.ts';
import '../../ui/table.css';

interface LinesProps {
  readonly typing: DealLinesTyping;
  readonly currency: string;
  readonly readOnly: boolean;
}

async function findProducts(text: string): Promise<readonly SearchOption[]> {
  const reply = await call('products.find', { text, limit: 8 });
  return reply.ok ? reply.value.map(({ id, name, code }) => ({ id, title: name, detail: code })) : [];
}

export function DealLines({ typing, currency, readOnly }: LinesProps) {
  const t = useText(dealTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const { lines, sums, total, change } = typing;
  const box = useRef<HTMLDivElement>(null);
  const isAdded = useRef(false);
  useEffect(() => {
    if (!isAdded.current) return;
    isAdded.current = false;
    const rows = box.current?.querySelectorAll('.k-deal-line') ?? [];
    rows[lines.length - 1]?.querySelector<HTMLElement>('[data-quantity]')?.focus();
  }, [lines.length]);
  /** How much of it is asked next. */
  const add: typeof typing.add = (line) => {
    isAdded.current = true;
    typing.add(line);
  };
  useKeys([{ press: 'ctrl+s', label: t('saveLines'), run: () => (typing.isTyped ? void typing.save() : false) }], {
    enabled: !readOnly,
  });
  const moneyOf = (amount: number | undefined) => (amount === undefined ? '' : format.money(amount, currency));
  const choose = async (option: SearchOption | null) => {
    if (option === null) return;
    const reply = await call('products.get', { id: option.id });
    if (!reply.ok) return;
    const { id, code, name, unit, price, currency: priced } = reply.value;
    const isSame = priced === currency;
    add({ productId: id, code, name, unit, price: isSame ? price : null });
    // Nothing here knows a rate.
    if (!isSame)
      notify({ kind: 'fact', text: t('otherCurrency', { name, price: format.money(price, priced), currency }) });
  };
  if (readOnly && lines.length === 0) return null;
  return (
    <CardSection title={t('lines')}>
      {lines.length === 0 ? <div className="k-dim">{t('noLines')}</div> : null}
      {readOnly && lines.length > 0 ? <ReadLines typing={typing} currency={currency} /> : null}
      <div ref={box}>
        {readOnly
          ? null
          : lines.map((line) => (
              <div className="k-deal-line" key={line.key}>
                <div className="k-row">
                  <TextInput
                    className="k-grow"
                    aria-label={t('product')}
                    maxLength={500}
                    value={line.name}
                    onChange={(event) => change(line.key, { name: event.currentTarget.value })}
                  />
                  <div className="k-deal-line-sum" title={t('lineSum')}>
                    {moneyOf(sums.get(line.key))}
                  </div>
                </div>
                <NumberField
                  label={t('quantity')}
                  data-quantity
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
                  onClick={() => typing.remove(line.key)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </div>
            ))}
      </div>
      {lines.length > 0 && total !== undefined ? (
        <div className="k-deal-total">
          <span className="k-dim">{t('linesTotal')}</span>
          <b>{format.money(total, currency)}</b>
        </div>
      ) : null}
      {typing.isOver ? (
        <div className="k-amber" role="alert">
          {t('linesOver')}
        </div>
      ) : null}
      {typing.problem ? (
        <div className="k-red" role="alert">
          {typing.problem}
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
          {typing.isTyped ? (
            <>
              <Button onClick={typing.cancel}>{controls('cancel')}</Button>
              <Button variant="light" loading={typing.busy} onClick={() => void typing.save()}>
                {t('saveLines')}
              </Button>
            </>
          ) : null}
        </div>
      )}
    </CardSection>
  );
}

function ReadLines({ typing, currency }: Omit<LinesProps, 'readOnly'>) {
  const { lines, sums } = typing;
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
          <th className="k-number">{t('lineSum')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, name, quantity, price, discount }) => (
          <tr key={key}>
            <td>{name}</td>
            <td className="k-number">{format.decimal(quantity ?? 0, 3)}</td>
            <td className="k-number k-nowrap">{format.money(price ?? 0, currency)}</td>
            <td className="k-number">{discount ? format.percent(discount) : ''}</td>
            <td className="k-number k-nowrap">{sums.has(key) ? format.money(sums.get(key) ?? 0, currency) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

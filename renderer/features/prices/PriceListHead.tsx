/** The head of a price list: what it is called, when it holds, and what can be done with all of it. */
import { Button } from '@mantine/core';
import { IconPencil, IconTrash, IconWand } from '@tabler/icons-react';
import { useState } from 'react';
import type { PriceList } from '../../../preload/contract/prices.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { priceTexts } from '../../text/prices.ts';
import { StateWord } from '../../ui/Card.tsx';
import { today } from '../../ui/days.ts';
import { type Format, type TextOf, useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { FillDialog } from './FillDialog.tsx';
import { PriceListForm } from './PriceListForm.tsx';

interface PriceListHeadProps {
  readonly list: PriceList;
  readonly lists: readonly PriceList[];
  readonly readOnly: boolean;
}

export function PriceListHead({ list, lists, readOnly }: PriceListHeadProps) {
  const t = useText(priceTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const [doing, setDoing] = useState<'change' | 'fill' | null>(null);
  const { id, version, name, currency, pricesIncludeVat, note, validFrom, validTo } = list;
  const remove = async () => {
    const reply = await call('prices.remove', { id, version });
    if (!reply.ok) return tell(reply);
    const undo = async () => {
      const back = await call('prices.restore', { id });
      if (!back.ok) tell(back);
    };
    notify({ kind: 'done', text: t('removed', { name }), action: { label: t('undo'), run: () => void undo() } });
  };
  if (doing === 'change')
    return (
      <div className="k-prices-form">
        <PriceListForm list={list} close={() => setDoing(null)} />
      </div>
    );
  const now = today();
  return (
    <header className="k-prices-head">
      <div className="k-grow">
        <h1>{name}</h1>
        <div className="k-row k-dim">
          {validTo !== null && validTo < now ? <StateWord text={t('over')} state="amber" /> : null}
          {validFrom !== null && now < validFrom ? <StateWord text={t('notYet')} state="amber" /> : null}
          <span>
            {[
              currency,
              `${t('vat')} ${t(pricesIncludeVat ? 'included' : 'onTop')}`,
              daysOf(list, t, format),
              t('count', { count: list.prices }),
              note,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
      </div>
      {readOnly ? null : (
        <div className="k-row">
          <Button leftSection={<IconPencil size={15} />} onClick={() => setDoing('change')}>
            {t('change')}
          </Button>
          <Button leftSection={<IconTrash size={15} />} onClick={() => void remove()}>
            {t('remove')}
          </Button>
          <Button variant="filled" leftSection={<IconWand size={15} />} onClick={() => setDoing('fill')}>
            {t('fill')}
          </Button>
        </div>
      )}
      {doing === 'fill' ? <FillDialog list={list} lists={lists} close={() => setDoing(null)} /> : null}
    </header>
  );
}

/** When a list holds, in words. */
export function daysOf(
  { validFrom, validTo }: Pick<PriceList, 'validFrom' | 'validTo'>,
  t: TextOf<keyof (typeof priceTexts)['en']>,
  format: Format,
): string {
  if (validFrom !== null && validTo !== null)
    return t('days', { from: format.day(validFrom), to: format.day(validTo) });
  if (validFrom !== null) return t('from', { day: format.day(validFrom) });
  return validTo === null ? t('always') : t('to', { day: format.day(validTo) });
}

/** Fills a price list from the products' own prices, or from another list, times a share. */
import { Button, Checkbox, Modal, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { PriceList } from '../../../preload/contract/prices.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { controlTexts } from '../../text/controls.ts';
import { priceTexts } from '../../text/prices.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { notify } from '../../ui/notify.tsx';
import { undoPrices } from './undo-prices.ts';

interface FillDialogProps {
  readonly list: PriceList;
  readonly lists: readonly PriceList[];
  readonly close: () => void;
}

const steps = [1, 5, 10, 50, 100, 500, 1000, 5000, 10_000];

export function FillDialog({ list, lists, close }: FillDialogProps) {
  const t = useText(priceTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const { textOf, tell } = useFailures();
  const groups = useEngine('products.groups', {}).data ?? [];
  const [from, setFrom] = useState('');
  const [share, setShare] = useState<number | null>(10_000);
  const [typing, setTyping] = useState<string | null>(null);
  const [step, setStep] = useState(1);
  const [onlyMissing, setOnlyMissing] = useState(false);
  const [group, setGroup] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // Prices are never converted: lists in other currencies cannot be a source.
  const sources = lists.filter(({ id, currency }) => id !== list.id && currency === list.currency);
  const fill = async () => {
    if (share === null) return;
    setBusy(true);
    const reply = await runJob(t('filling', { name: list.name }), (job) =>
      call('prices.fill', {
        priceListId: list.id,
        fromListId: from === '' ? null : Number(from),
        share,
        step,
        onlyMissing,
        group: group === '' ? null : group,
        job,
      }),
    );
    setBusy(false);
    if (!reply.ok) return setProblem(textOf(reply));
    const { filled, otherCurrency, operationId } = reply.value;
    const left = otherCurrency === 0 ? '' : ` ${t('otherCurrency', { count: otherCurrency })}`;
    notify({
      kind: 'done',
      text: t('filled', { count: filled }) + left,
      ...(operationId !== null && {
        action: { label: t('undo'), run: () => void undoPrices(operationId, t('undo'), tell) },
      }),
    });
    close();
  };
  return (
    <Modal opened onClose={close} title={t('fillTitle', { name: list.name })}>
      <form
        className="k-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void fill();
        }}
      >
        <NativeSelect
          label={t('fillFrom')}
          data={[
            { value: '', label: t('ownPrices') },
            ...sources.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          value={from}
          data-autofocus
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <NumberField
          label={t('share')}
          description={t('shareAbout')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          rightSection={<span className="k-dim">%</span>}
          digits={2}
          min={1}
          max={10_000_000}
          value={share}
          error={typing ?? undefined}
          onChange={(value, wrong) => {
            setShare(value);
            setTyping(wrong);
          }}
        />
        <NativeSelect
          label={t('rounding')}
          description={t('roundingAbout')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          data={steps.map((value) => ({ value: String(value), label: format.money(value, list.currency) }))}
          value={String(step)}
          onChange={(event) => setStep(Number(event.currentTarget.value))}
        />
        {groups.length > 0 ? (
          <NativeSelect
            label={t('onlyGroup')}
            data={[{ value: '', label: t('allGroups') }, ...groups.map((value) => ({ value, label: value }))]}
            value={group}
            onChange={(event) => setGroup(event.currentTarget.value)}
          />
        ) : null}
        <Checkbox
          label={t('onlyMissing')}
          checked={onlyMissing}
          onChange={(event) => setOnlyMissing(event.currentTarget.checked)}
        />
        {problem ? (
          <div className="k-red" role="alert">
            {problem}
          </div>
        ) : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{controls('cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={share === null}>
            {t('fillDo')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

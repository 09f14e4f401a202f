/** Any field of a deal as words: for its history and for questions about conflicts. */
import { useMemo } from 'react';
import type { DealLine } from '../../../preload/contract/deals.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { useEngine } from '../../app/engine.ts';
import { dealTexts } from '../../text/deals.ts';
import { type Format, useFormat, useText } from '../../ui/language.tsx';
import { useCampaignChoices } from '../campaigns/use-campaigns.ts';

export interface DealWords {
  readonly label: (path: string) => string;
  readonly value: (path: string, value: unknown) => string;
}

const labels: Readonly<Record<string, keyof (typeof dealTexts)['en']>> = {
  stageId: 'stage',
  pipelineId: 'pipeline',
};

/** A line as it was kept with the history. */
function isLine(value: unknown): value is DealLine {
  return typeof value === 'object' && value !== null && 'name' in value && 'quantity' in value && 'price' in value;
}

/** `Chair, 2 × €10.00 − 5%`, one after the other. */
function linesText(lines: readonly unknown[], currency: string, format: Format): string {
  if (lines.length === 0) return '—';
  return lines
    .filter(isLine)
    .map(({ name, quantity, price, discount }) => {
      const off = discount ? ` − ${format.percent(discount)}` : '';
      return `${name}, ${format.decimal(quantity, 3)} × ${format.money(price, currency)}${off}`;
    })
    .join('; ');
}

export function useDealWords(deal: Output<'deals.get'>, reference: Output<'reference.get'>): DealWords {
  const t = useText(dealTexts);
  const format = useFormat();
  const campaigns = useCampaignChoices(deal.campaignId);
  const { data: pipelines } = useEngine('pipelines.list', {});
  return useMemo(() => {
    const own = dealTexts.en;
    const people = [...reference.users, ...reference.formerUsers];
    const named = (list: readonly { readonly id: number; readonly name: string }[], id: unknown) =>
      list.find((one) => one.id === id)?.name ?? String(id);
    return {
      label: (path) => {
        const known = labels[path];
        if (known) return t(known);
        return Object.hasOwn(own, path) ? t(path as keyof typeof own) : path;
      },
      value: (path, value) => {
        if (value === null || value === undefined || value === '') return path === 'probability' ? t('ofStage') : '—';
        if (path === 'amount' && typeof value === 'number') return format.money(value, deal.currency);
        if (path === 'probability' && typeof value === 'number') return format.percent(value);
        if (path === 'expectedClose' && typeof value === 'string') return format.day(value);
        if (path === 'campaignId') return campaigns.find((one) => one.value === String(value))?.label ?? String(value);
        if (path === 'responsibleId') return named(people, value);
        if (path === 'stageId')
          return named(
            (pipelines ?? []).flatMap(({ stages }) => stages),
            value,
          );
        if (path === 'pipelineId') return named(pipelines ?? [], value);
        if (path === 'clientId' && value === deal.clientId) return deal.client;
        if (path === 'contactId' && value === deal.contactId) return deal.contact ?? '';
        if (path === 'lines' && Array.isArray(value)) return linesText(value, deal.currency, format);
        return String(value);
      },
    };
  }, [t, format, pipelines, campaigns, reference, deal]);
}

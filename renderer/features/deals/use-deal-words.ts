/** Any field of a deal as words: for its history and for questions about conflicts. */
import { useMemo } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { useEngine } from '../../app/engine.ts';
import { dealTexts } from '../../text/deals.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { useCampaignChoices } from '../campaigns/use-campaigns.ts';

export interface DealWords {
  readonly label: (path: string) => string;
  readonly value: (path: string, value: unknown) => string;
}

const labels: Readonly<Record<string, keyof (typeof dealTexts)['en']>> = {
  stageId: 'stage',
  pipelineId: 'pipeline',
};

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
        if (Array.isArray(value)) return format.count(value.length);
        return String(value);
      },
    };
  }, [t, format, pipelines, campaigns, reference, deal]);
}

/** Chooses a campaign in a form; nothing while the office has none. */
import { NativeSelect } from '@mantine/core';
import { campaignTexts } from '../../text/campaigns.ts';
import { useText } from '../../ui/language.tsx';
import { useCampaignChoices } from './use-campaigns.ts';

interface SelectProps {
  readonly value: number | null;
  readonly choose: (campaignId: number | null) => void;
  /** What stands where none is chosen, in the place of a label. */
  readonly none?: string;
}

export function CampaignSelect({ value, choose, none }: SelectProps) {
  const t = useText(campaignTexts);
  const choices = useCampaignChoices(value);
  if (choices.length === 0) return null;
  return (
    <NativeSelect
      {...(none === undefined ? { label: t('campaign') } : { 'aria-label': t('campaign') })}
      data={[{ value: '', label: none ?? '—' }, ...choices]}
      value={String(value ?? '')}
      onChange={({ currentTarget: { value: chosen } }) => choose(chosen === '' ? null : Number(chosen))}
    />
  );
}

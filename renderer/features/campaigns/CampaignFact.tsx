/** Of which campaign a client or a deal came, on its card; nothing while the office has none. */
import { campaignTexts } from '../../text/campaigns.ts';
import { InlineChoice } from '../../ui/inline-fields.tsx';
import { useText } from '../../ui/language.tsx';
import { useCampaignChoices } from './use-campaigns.ts';

interface FactProps {
  readonly value: number | null;
  readonly readOnly: boolean;
  readonly save: (changes: { readonly campaignId: number | null }) => Promise<string | null>;
}

export function CampaignFact({ value, readOnly, save }: FactProps) {
  const t = useText(campaignTexts);
  const choices = useCampaignChoices(value);
  if (choices.length === 0) return null;
  return (
    <InlineChoice
      label={t('campaign')}
      choices={choices}
      clearable
      value={value === null ? null : String(value)}
      readOnly={readOnly}
      save={(chosen) => save({ campaignId: chosen === null ? null : Number(chosen) })}
    />
  );
}

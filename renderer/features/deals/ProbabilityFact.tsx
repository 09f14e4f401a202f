/** The probability of a deal: its own, or what the stage says while nothing is typed. */
import { dealTexts } from '../../text/deals.ts';
import { InlineField } from '../../ui/InlineField.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { PercentField } from '../../ui/NumberField.tsx';

interface ProbabilityProps {
  readonly own: number | null;
  readonly ofStage: number;
  readonly readOnly: boolean;
  readonly save: (probability: number | null) => Promise<string | null>;
}

export function ProbabilityFact({ own, ofStage, readOnly, save }: ProbabilityProps) {
  const t = useText(dealTexts);
  const format = useFormat();
  return (
    <InlineField
      label={t('probability')}
      value={own}
      shown={own === null ? `${format.percent(ofStage)}, ${t('ofStage')}` : format.percent(own)}
      readOnly={readOnly}
      save={save}
      edit={({ value, set, error }) => (
        <PercentField aria-label={t('probability')} value={value} onChange={set} error={error} />
      )}
    />
  );
}

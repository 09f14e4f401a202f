/** Chooses a period: this month, quarter or year by one click, or days of one's own. */
import { SegmentedControl } from '@mantine/core';
import { funnelTexts } from '../text/funnel.ts';
import { DayField } from './DayField.tsx';
import { today } from './days.ts';
import { useText } from './language.tsx';
import { isStretch, type Period, periodAround, periodKinds } from './periods.ts';

interface PeriodChipsProps {
  readonly period: Period;
  readonly choose: (period: Period) => void;
}

export function PeriodChips({ period, choose }: PeriodChipsProps) {
  const t = useText(funnelTexts);
  const own = (changes: Partial<Period>) => choose({ ...period, ...changes, kind: 'own' });
  return (
    <>
      <SegmentedControl
        aria-label={t('period')}
        value={period.kind}
        onChange={(value) => {
          const kind = periodKinds.find((one) => one === value) ?? 'month';
          choose(kind === 'own' ? { ...period, kind } : periodAround(kind, today()));
        }}
        data={periodKinds.map((value) => ({ value, label: t(`period_${value}`) }))}
      />
      {period.kind === 'own' ? (
        <>
          <DayField aria-label={t('from')} value={period.from} onChange={(from) => from && own({ from })} />
          <DayField
            aria-label={t('to')}
            value={period.to}
            error={isStretch(period) ? undefined : t('wrongWay')}
            onChange={(to) => to && own({ to })}
          />
        </>
      ) : null}
    </>
  );
}

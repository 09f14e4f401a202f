/** The funnel in figures: a row for each stage. */
import type { Outcome } from '../../../preload/contract/funnel.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { funnelTexts } from '../../text/funnel.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { sumsText } from './DealWords.tsx';
import { countOf } from './funnel-counts.ts';
import '../../ui/table.css';

interface TableProps {
  readonly stages: Output<'deals.funnel'>['stages'];
  readonly outcomes: readonly Outcome[];
  readonly nameOf: (stageId: number) => string;
}

export function FunnelTable({ stages, outcomes, nameOf }: TableProps) {
  const t = useText(funnelTexts);
  const format = useFormat();
  const share = (part: number, whole: number) =>
    part === 0
      ? ''
      : part === whole
        ? format.count(part)
        : `${format.count(part)} (${format.percent(Math.round((part / whole) * 100) * 100)})`;
  const lasted = (hours: number) => (hours < 48 ? t('hours', { hours }) : t('days', { days: Math.floor(hours / 24) }));
  return (
    <div className="k-table-box">
      <table className="k-table" aria-label={t('funnel')}>
        <thead>
          <tr>
            <th>{t('stage')}</th>
            <th className="k-number">{t('count')}</th>
            <th className="k-number">{t('amount')}</th>
            {outcomes.map((outcome) => (
              <th key={outcome} className="k-number">
                {t(`outcome_${outcome}`)}
              </th>
            ))}
            <th className="k-number" title={t('medianHint')}>
              {t('median')}
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.stageId}>
              <td className="k-nowrap">{nameOf(stage.stageId)}</td>
              <td className="k-number">{format.count(stage.count)}</td>
              <td className="k-number">{sumsText(stage.sums, format)}</td>
              {outcomes.map((outcome) => (
                <td key={outcome} className="k-number">
                  {share(countOf(stage, outcome), stage.count)}
                </td>
              ))}
              <td className="k-number">{stage.medianHours === null ? '' : lasted(stage.medianHours)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

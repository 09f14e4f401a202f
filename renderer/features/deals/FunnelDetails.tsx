/** What went from stage to stage, and where and why deals were lost: two tables with bars. */
import type { DealSums } from '../../../preload/contract/deals.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { funnelTexts } from '../../text/funnel.ts';
import { type BarTint, ShareBar } from '../../ui/Bars.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { sumsText } from './DealWords.tsx';

interface Row {
  readonly names: readonly [string, string];
  readonly count: number;
  readonly sums: DealSums;
}

interface BarTableProps {
  readonly title: string;
  readonly heads: readonly [string, string];
  readonly tint: BarTint;
  readonly rows: readonly Row[];
}

function BarTable({ title, heads, tint, rows }: BarTableProps) {
  const t = useText(funnelTexts);
  const format = useFormat();
  const most = Math.max(...rows.map(({ count }) => count));
  return (
    <div className="k-table-box">
      <table className="k-table" aria-label={title}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head}>{head}</th>
            ))}
            <th aria-hidden className="k-funnel-bar" />
            <th className="k-number">{t('deals')}</th>
            <th className="k-number">{t('amount')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ names, count, sums }) => (
            <tr key={names.join(' → ')}>
              <td>{names[0]}</td>
              <td>{names[1]}</td>
              <td aria-hidden>
                <ShareBar value={count} most={most} tint={tint} />
              </td>
              <td className="k-number">{format.count(count)}</td>
              <td className="k-number">{sumsText(sums, format)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DetailsProps {
  readonly funnel: Output<'deals.funnel'>;
  readonly nameOf: (stageId: number) => string;
}

export function FunnelDetails({ funnel, nameOf }: DetailsProps) {
  const t = useText(funnelTexts);
  const moves = funnel.stages.flatMap((stage) =>
    stage.moves.flatMap(({ to, outcome, ...move }): Row[] =>
      to === null
        ? []
        : [{ names: [nameOf(stage.stageId), outcome === 'elsewhere' ? t('outcome_elsewhere') : nameOf(to)], ...move }],
    ),
  );
  const lost = funnel.lost.map(
    ({ stageId, reason, ...row }): Row => ({ names: [nameOf(stageId), reason || t('noReason')], ...row }),
  );
  return (
    <div className="k-funnel-details">
      {moves.length === 0 ? null : (
        <section>
          <h2>{t('moves')}</h2>
          <BarTable title={t('moves')} heads={[t('moveFrom'), t('moveTo')]} tint="accent" rows={moves} />
        </section>
      )}
      <section>
        <h2>{t('lost')}</h2>
        {lost.length === 0 ? (
          <p className="k-dim">{t('noneLost')}</p>
        ) : (
          <BarTable title={t('lost')} heads={[t('stage'), t('reason')]} tint="red" rows={lost} />
        )}
      </section>
    </div>
  );
}

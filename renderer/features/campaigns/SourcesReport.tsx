/** Sources and campaigns: what each brought in a period and what that cost, as a table with bars; and the campaigns themselves. */
import { useState } from 'react';
import { useEngine } from '../../app/engine.ts';
import { campaignTexts } from '../../text/campaigns.ts';
import { BarMark, ShareBar } from '../../ui/Bars.tsx';
import { today } from '../../ui/days.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { PeriodChips } from '../../ui/PeriodChips.tsx';
import { isStretch, periodAround } from '../../ui/periods.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { CampaignList } from './CampaignList.tsx';
import '../../ui/table.css';
import './campaigns.css';

/** What the three bars of a row are. */
const bars = [
  { word: 'clients', tint: 'plain' },
  { word: 'deals', tint: 'amber' },
  { word: 'won', tint: 'accent' },
] as const;

export function SourcesReport() {
  const t = useText(campaignTexts);
  const format = useFormat();
  const [period, setPeriod] = useState(() => periodAround('year', today()));
  const hasDays = isStretch(period);
  const { data: campaigns } = useEngine('campaigns.list', {});
  const { data } = useEngine(
    'campaigns.report',
    { from: period.from, to: period.to },
    { keep: true, enabled: hasDays },
  );
  if (!data || !campaigns) return <Waiting />;
  const nameOf = (id: number | null) => campaigns.find((one) => one.id === id)?.name ?? '';
  const most = Math.max(...data.map(({ clients, deals }) => Math.max(clients, deals)));
  const some = (count: number) => (count === 0 ? '' : format.count(count));
  return (
    <div className="k-sources">
      <div className="k-row">
        <PeriodChips period={period} choose={setPeriod} />
      </div>
      {!hasDays ? null : data.length === 0 ? (
        <p className="k-dim">{t('nothing')}</p>
      ) : (
        <>
          <p className="k-dim">{t('about')}</p>
          <div className="k-table-box">
            <table className="k-table" aria-label={t('sources')}>
              <thead>
                <tr>
                  <th>{t('source')}</th>
                  <th>{t('campaign')}</th>
                  <th className="k-sources-bars" aria-hidden>
                    {bars.map(({ word, tint }) => (
                      <span key={word}>
                        <BarMark tint={tint} /> {t(word)}
                      </span>
                    ))}
                  </th>
                  <th className="k-number">{t('clients')}</th>
                  <th className="k-number">{t('deals')}</th>
                  <th className="k-number">{t('won')}</th>
                  <th className="k-number">{t('money')}</th>
                  <th className="k-number">{t('cost')}</th>
                  <th className="k-number">{t('perClient')}</th>
                  <th className="k-number">{t('perWon')}</th>
                </tr>
              </thead>
              <tbody>
                {data.map(({ source, campaignId, clients, deals, won, sums, cost }) => {
                  const money = (amount: number | null | undefined) =>
                    cost === null || typeof amount !== 'number' ? '' : format.money(amount, cost.currency);
                  return (
                    <tr key={`${source} ${campaignId}`}>
                      <td>{source || <span className="k-dim">{t('noSource')}</span>}</td>
                      <td>{nameOf(campaignId)}</td>
                      <td aria-hidden>
                        {bars.map(({ word, tint }) => (
                          <ShareBar key={word} value={{ clients, deals, won }[word]} most={most} tint={tint} />
                        ))}
                      </td>
                      <td className="k-number">{some(clients)}</td>
                      <td className="k-number">{some(deals)}</td>
                      <td className="k-number">{some(won)}</td>
                      <td className="k-number">
                        {sums.map(({ currency, amount }) => (
                          <div key={currency}>{format.money(amount, currency)}</div>
                        ))}
                      </td>
                      <td className="k-number">{money(cost?.amount)}</td>
                      <td className="k-number">{money(cost?.perClient)}</td>
                      <td className="k-number">{money(cost?.perWon)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </>
      )}
      <CampaignList campaigns={campaigns} />
    </div>
  );
}

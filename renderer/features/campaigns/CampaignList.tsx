/** The campaigns of the office: added, changed, archived, removed by whoever may change its settings. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Campaign } from '../../../preload/contract/campaigns.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { campaignTexts } from '../../text/campaigns.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { CampaignForm } from './CampaignForm.tsx';

export function CampaignList({ campaigns }: { readonly campaigns: readonly Campaign[] }) {
  const t = useText(campaignTexts);
  const format = useFormat();
  const may = useMay();
  const { tell } = useFailures();
  const remove = useCommand('campaigns.remove');
  const { data: companies } = useEngine('companies.list', {});
  const [open, setOpen] = useState<'new' | number | null>(null);
  const change = may('settings.change');
  const removeOne = async ({ id, version, name }: Campaign) => {
    const reply = await remove.run({ id, version });
    if (reply.ok) notify({ kind: 'done', text: t('removed', { name }) });
    else tell(reply);
  };
  const edited = campaigns.find(({ id }) => id === open);
  const currency = companies?.[0]?.currency ?? 'EUR';
  return (
    <section className="k-stack">
      <div className="k-row">
        <h2 className="k-grow">{t('campaigns')}</h2>
        {change && open === null ? (
          <Button leftSection={<IconPlus size={15} />} onClick={() => setOpen('new')}>
            {t('add')}
          </Button>
        ) : null}
      </div>
      {open === 'new' ? <CampaignForm campaign={null} currency={currency} done={() => setOpen(null)} /> : null}
      {edited ? (
        <CampaignForm key={edited.version} campaign={edited} currency={currency} done={() => setOpen(null)} />
      ) : null}
      {campaigns.length === 0 ? (
        <p className="k-dim">{t('noCampaigns')}</p>
      ) : (
        <div className="k-table-box">
          <table className="k-table" aria-label={t('campaigns')}>
            <thead>
              <tr>
                <th>{t('name')}</th>
                <th>{t('source')}</th>
                <th>{t('fromDay')}</th>
                <th>{t('toDay')}</th>
                <th className="k-number">{t('cost')}</th>
                <th>{t('note')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {campaigns.map((campaign) => (
                <tr key={campaign.id}>
                  <td>
                    {campaign.name} {campaign.archived ? <span className="k-dim">{t('archived')}</span> : null}
                  </td>
                  <td>{campaign.source}</td>
                  <td className="k-nowrap">{campaign.fromDay ? format.day(campaign.fromDay) : ''}</td>
                  <td className="k-nowrap">{campaign.toDay ? format.day(campaign.toDay) : ''}</td>
                  <td className="k-number">{format.money(campaign.cost, campaign.currency)}</td>
                  <td>{campaign.note}</td>
                  <td className="k-nowrap">
                    {change ? (
                      <div className="k-row k-campaign-actions">
                        <Button size="compact-xs" onClick={() => setOpen(campaign.id)}>
                          {t('change')}
                        </Button>
                        <Button size="compact-xs" onClick={() => void removeOne(campaign)}>
                          {t('remove')}
                        </Button>
                      </div>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

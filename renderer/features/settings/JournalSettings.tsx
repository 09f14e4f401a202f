/** The registry of issued documents of a number series, and whether a number is missing anywhere. */
import { Button, NativeSelect } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { DayField } from '../../ui/DayField.tsx';
import { today } from '../../ui/days.ts';
import { useFormat, useLanguage, useText } from '../../ui/language.tsx';
import { WhenNear } from '../../ui/WhenNear.tsx';
import { statusWord } from '../documents/status-word.ts';
import { useRegister } from './use-register.ts';

export function JournalSettings({ companies }: { companies: Output<'companies.list'> }) {
  const t = useText(chainTexts);
  const words = useText(documentTexts);
  const format = useFormat();
  const language = useLanguage();
  const may = useMay();
  const { state } = useOffice();
  const { tell } = useFailures();
  const { data: all } = useEngine('series.list', {});
  const { data: gaps } = useEngine('journal.gaps', {});
  const [chosen, setChosen] = useState<number | null>(null);
  const [from, setFrom] = useState<string | null>(`${today().slice(0, 4)}-01-01`);
  const [to, setTo] = useState<string | null>(today());
  const seriesId = chosen ?? all?.find(({ type }) => type === 'invoice')?.id ?? 0;
  const part = { seriesId, from: from ?? today(), to: to ?? today() };
  const { rows, sums, hasMore, readsMore, readMore } = useRegister(part, seriesId > 0);
  const nameOf = (id: number) => {
    const series = all?.find((one) => one.id === id);
    if (series === undefined) return '';
    const company = companies.length > 1 ? `${companies.find((one) => one.id === series.companyId)?.name ?? ''}: ` : '';
    return `${company}${words(`type_${series.type}`)}`;
  };
  const print = async () => {
    const reply = await call('journal.print', part);
    if (!reply.ok) return tell(reply);
    const saved = await saveForUser(reply.value.file, state.host.dialogs);
    if (!saved.ok) tell(saved);
  };
  return (
    <div className="k-stack">
      <div>
        <h1>{t('journal')}</h1>
        <div className="k-dim">{t('journalAbout')}</div>
      </div>
      {gaps && gaps.gaps.length === 0 ? <div className="k-green">{t('noGaps', { count: gaps.checked })}</div> : null}
      {gaps && gaps.gaps.length > 0 ? (
        <div role="alert">
          <b className="k-red">{t('gaps')}</b>
          {gaps.gaps.map(({ seriesId: id, period, first, last }) => (
            <div key={`${id} ${period} ${first}`}>
              {t(first === last ? 'gapOne' : 'gapOf', { series: nameOf(id), period, first, last })}
            </div>
          ))}
        </div>
      ) : null}
      <div className="k-row" style={{ alignItems: 'flex-end' }}>
        <NativeSelect
          label={t('series')}
          data={(all ?? []).map(({ id }) => ({ value: String(id), label: nameOf(id) }))}
          value={String(seriesId)}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        />
        <DayField label={t('from')} value={from} onChange={setFrom} />
        <DayField label={t('until')} value={to} onChange={setTo} />
        {may('documents.print') ? (
          <Button leftSection={<IconPrinter size={15} />} onClick={() => void print()}>
            {t('printJournal')}
          </Button>
        ) : null}
      </div>
      {rows ? (
        <>
          <div className="k-dim">{sums ? t('journalCount', { count: sums.count }) : '\u00a0'}</div>
          <table className="k-journal">
            <thead>
              <tr className="k-dim">
                <th>{words('number')}</th>
                <th>{words('day')}</th>
                <th>{words('type')}</th>
                <th>{words('client')}</th>
                <th className="k-number">{t('net')}</th>
                <th className="k-number">{t('vat')}</th>
                <th className="k-number">{t('total')}</th>
              </tr>
              {sums?.sums.map(({ currency, net, vat, gross }) => (
                <tr key={currency} className="k-journal-total">
                  <th colSpan={4} scope="row">
                    {t('total')}
                  </th>
                  <th className="k-number">{format.money(net, currency)}</th>
                  <th className="k-number">{format.money(vat, currency)}</th>
                  <th className="k-number">{format.money(gross, currency)}</th>
                </tr>
              ))}
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} data-off={row.status === 'cancelled'}>
                  <td>
                    <button type="button" className="k-link" onClick={() => openPage(cards.document, { id: row.id })}>
                      {row.number}
                    </button>
                    {row.status === 'cancelled' ? (
                      <span className="k-journal-off">{statusWord(language, row.type, 'cancelled')}</span>
                    ) : null}
                  </td>
                  <td>{format.day(row.day)}</td>
                  <td>{words(`type_${row.type}`)}</td>
                  <td>{row.client}</td>
                  <td className="k-number">{format.money(row.net, row.currency)}</td>
                  <td className="k-number">{format.money(row.vat, row.currency)}</td>
                  <td className="k-number">{format.money(row.gross, row.currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {hasMore ? (
            <WhenNear key={rows.length} run={readMore}>
              <Button loading={readsMore} onClick={readMore}>
                {t('more')}
              </Button>
            </WhenNear>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

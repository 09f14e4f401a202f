/** Settings → Office server: who is connected, what it does, how much room is left, and how browsers come to trust it. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { serverTexts } from '../../text/server.ts';
import { useOnScreen } from '../../ui/keys.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { CallsChart } from './CallsChart.tsx';
import { Connected } from './Connected.tsx';
import { HowToReach } from './HowToReach.tsx';
import '../../ui/table.css';
import './server.css';

/** Milliseconds between two looks, while the page is on the screen. */
const lookEvery = 5000;

/** `toBackups`: leads to all of them. */
export function ServerSettings({ toBackups }: { toBackups: () => void }) {
  const t = useText(serverTexts);
  const format = useFormat();
  const onScreen = useOnScreen();
  const { data: server, refetch } = useEngine('server.state', {});
  useEffect(() => {
    if (!onScreen) return;
    const timer = setInterval(() => void refetch(), lookEvery);
    return () => clearInterval(timer);
  }, [onScreen, refetch]);
  if (server === undefined) return <Waiting />;
  // It has gone since the page was opened, and another computer keeps the office.
  if (server === null) return <div className="k-dim">{t('keptElsewhere')}</div>;
  const { computer, since, at, stations, callsPerSecond, slowest, space } = server;
  return (
    <div className="k-stack" data-setting="server">
      <div>
        <h1>{t('server')}</h1>
        <div className="k-dim">{t('about', { computer, since: format.moment(since) })}</div>
        <button type="button" className="k-link" onClick={() => openPage('help', { guide: 'office-server' })}>
          {t('guide')}
        </button>
      </div>
      {at === null ? <div className="k-amber">{t('notListening')}</div> : <HowToReach at={at} computer={computer} />}
      <Connected stations={stations} />
      <section className="k-setting-group">
        <h2>{t('calls')}</h2>
        <CallsChart counts={callsPerSecond} />
      </section>
      <section className="k-setting-group">
        <h2>{t('slowest')}</h2>
        <div className="k-dim">{t('slowestAbout')}</div>
        {slowest.length === 0 ? (
          <div>{t('noCalls')}</div>
        ) : (
          <div className="k-table-box">
            <table className="k-table" aria-label={t('slowest')}>
              <thead>
                <tr>
                  <th>{t('channel')}</th>
                  <th className="k-number">{t('took')}</th>
                  <th>{t('when')}</th>
                </tr>
              </thead>
              <tbody>
                {slowest.map(({ channel, milliseconds, at: when }) => (
                  <tr key={`${channel} ${when} ${milliseconds}`}>
                    <td>{channel}</td>
                    <td className="k-number k-nowrap">
                      {t('milliseconds', { value: format.count(Math.round(milliseconds)) })}
                    </td>
                    <td className="k-nowrap">{format.moment(when)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <LatestBackups toBackups={toBackups} />
      <section className="k-setting-group">
        <h2>{t('space')}</h2>
        {space.map(({ of, folder, free, total }) => (
          <div key={of} className="k-fact">
            <span className="k-fact-label">{t(`of_${of}`)}</span>
            <div className="k-fact-value">
              {free === null || total === null
                ? t('unknown')
                : t('freeOf', { free: format.size(free), total: format.size(total) })}
              <div className="k-dim k-server-path">{folder}</div>
            </div>
          </div>
        ))}
      </section>
    </div>
  );
}

/** How many are shown here; all of them have a page of their own. */
const mostShown = 5;

function LatestBackups({ toBackups }: { toBackups: () => void }) {
  const t = useText(serverTexts);
  const format = useFormat();
  const isAllowed = useMay()('backups.make');
  const { data: backups } = useEngine('backups.list', {}, { enabled: isAllowed });
  if (!isAllowed || backups === undefined) return null;
  return (
    <section className="k-setting-group">
      <h2>{t('backups')}</h2>
      {backups.length === 0 ? <div className="k-amber">{t('noBackups')}</div> : null}
      <ul className="k-server-list">
        {backups.slice(0, mostShown).map(({ name, at, size, verified }) => (
          <li key={name}>
            {format.moment(at)} · {format.size(size)} ·{' '}
            <span className={verified ? 'k-green' : 'k-amber'}>{t(verified ? 'checked' : 'unchecked')}</span>
          </li>
        ))}
      </ul>
      <div className="k-row">
        <Button size="compact-sm" onClick={toBackups}>
          {t('toBackups')}
        </Button>
      </div>
    </section>
  );
}

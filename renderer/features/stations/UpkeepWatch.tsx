/**
 * Work for which others make room: they are asked above the page, and while it runs the page is covered and kept as it is. Whoever has
 * nothing that is not saved is ready by himself.
 */
import { Button, Loader } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { call } from '../../app/border.ts';
import { useCommand } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useJobs } from '../../app/jobs.ts';
import { useTabs } from '../../app/tabs.ts';
import { stationTexts } from '../../text/stations.ts';
import { JobLine } from '../../ui/JobsPanel.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { useEverythingElseInert } from '../people/LockScreen.tsx';
import { type UpkeepNow, useTimeLeft, useUpkeep } from './use-upkeep.ts';
import './stations.css';

/** For the frame. */
export function UpkeepWatch() {
  const now = useUpkeep();
  if (now === null) return null;
  const { phase, own } = now.upkeep;
  if (phase === 'running') return <Cover now={now} />;
  return own ? <Own now={now} /> : <Asked now={now} />;
}

/** What is going to be done, or is being done. */
function useWords({ upkeep: { kind, by, backupAt } }: UpkeepNow): (verb: 'asks' | 'own' | 'runs') => string {
  const t = useText(stationTexts);
  const format = useFormat();
  return (verb) => t(`${verb}_${kind}`, { by, when: backupAt === null ? '' : format.moment(backupAt) });
}

function Asked({ now }: { now: UpkeepNow }) {
  const t = useText(stationTexts);
  const words = useWords(now);
  const left = useTimeLeft(now.until);
  const unsaved = useTabs(({ unsaved: pages }) => pages.size > 0);
  const [saysReady, setSaysReady] = useState(false);
  const isReady = saysReady || !unsaved;
  useEffect(() => {
    void call('stations.ready', { ready: isReady });
  }, [isReady]);
  return (
    <section className="k-watch" role="alert">
      <IconHourglass size={17} className="k-amber" />
      <span className="k-grow">
        <b>{words('asks')}</b> {t(isReady ? 'youAreReady' : 'saveFirst', { left })}
      </span>
      {isReady ? null : (
        <Button size="compact-xs" variant="filled" onClick={() => setSaysReady(true)}>
          {t('ready')}
        </Button>
      )}
    </section>
  );
}

function Own({ now }: { now: UpkeepNow }) {
  const t = useText(stationTexts);
  const words = useWords(now);
  const left = useTimeLeft(now.until);
  const { tell } = useFailures();
  const decide = useCommand('stations.decide');
  const run = async (decision: 'begin' | 'call-off') => {
    const reply = await decide.run({ decision });
    if (!reply.ok) tell(reply);
  };
  return (
    <section className="k-watch" role="status">
      <IconHourglass size={17} className="k-amber" />
      <span className="k-grow">
        <b>{words('own')}</b> {t('waitsFor', { names: now.upkeep.waitsFor.join(', '), left })}
      </span>
      <Button size="compact-xs" variant="filled" loading={decide.busy} onClick={() => void run('begin')}>
        {t('doNow')}
      </Button>
      <Button size="compact-xs" onClick={() => void run('call-off')}>
        {t('callOff')}
      </Button>
    </section>
  );
}

function Cover({ now }: { now: UpkeepNow }) {
  const t = useText(stationTexts);
  const words = useWords(now);
  const jobs = useJobs(({ jobs: all }) => all);
  const box = useRef<HTMLDivElement>(null);
  useEverythingElseInert(box);
  return createPortal(
    <div ref={box} className="k-upkeep" role="alertdialog" aria-modal="true" aria-label={words('runs')}>
      <div className="k-alone-box k-stack" style={{ maxWidth: 420 }}>
        <h1 className="k-row" style={{ fontSize: 18, flexWrap: 'nowrap' }}>
          <Loader size={18} style={{ flex: 'none' }} />
          <span>{words('runs')}</span>
        </h1>
        <div>{t(now.upkeep.kind === 'move' && !now.upkeep.own ? 'movesText' : 'runsText')}</div>
        {now.upkeep.own ? jobs.map((job) => <JobLine key={job.id} job={job} />) : null}
      </div>
    </div>,
    document.body,
  );
}

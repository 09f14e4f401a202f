/** Says, on whatever page one is, why the office that several computers share cannot be reached; the pages stay as they are. */
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { OfficeState } from '../../preload/contract/office.ts';
import { FollowMoved } from '../features/start/FollowMoved.tsx';
import { frameTexts } from '../text/frame.ts';
import { movingTexts } from '../text/moving.ts';
import { officeTexts } from '../text/office.ts';
import { useText } from '../ui/language.tsx';
import { useOffice } from './session.ts';

/** Milliseconds after which a keeper that was reached before is not one that has failed: another would have taken over. */
const longestTakeOver = 25_000;

/** For the frame: a line above the page. A change of keeper in order is over before there is one. */
export function Unreached() {
  const { unreached } = useOffice();
  return unreached === null ? null : <Why unreached={unreached} />;
}

function Why({ unreached }: { unreached: OfficeState }) {
  const t = useText(frameTexts);
  const office = useText(officeTexts);
  const moving = useText(movingTexts);
  const { problem, explanation, sharing } = unreached;
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const over = setTimeout(() => setIsLong(true), longestTakeOver);
    return () => clearTimeout(over);
  }, []);
  const isMoved = problem === 'moved';
  const silent = problem === 'unreachable' && !isLong ? (sharing?.keeper ?? null) : null;
  return (
    <section className="k-watch" data-grave role="alert">
      <IconPlugConnectedX size={17} className="k-red" />
      <span className="k-grow">
        <b>{isMoved ? `${office('moved')}.` : t('officeAway')}</b>{' '}
        {silent === null ? explanation : t('keeperSilent', { keeper: silent })}
        {isMoved ? ` ${moving('unsaved')}` : null}
      </span>
      {isMoved ? <FollowMoved /> : null}
    </section>
  );
}

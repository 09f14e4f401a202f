/**
 * The office of several computers that cannot be reached at the moment: why, and going in as soon as it can be. Nothing is
 * offered that would touch its file: another computer may be working in it.
 */
import { Button, Loader } from '@mantine/core';
import { IconFolderShare, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { movingTexts } from '../../text/moving.ts';
import { officeTexts } from '../../text/office.ts';
import { useText } from '../../ui/language.tsx';
import { FollowMoved } from './FollowMoved.tsx';
import { KeeperTest } from './KeeperTest.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { OtherFolder } from './OtherFolder.tsx';

/** Milliseconds between two attempts. */
const tryEvery = 3000;

export function AwayOffice() {
  const t = useText(officeTexts);
  const moving = useText(movingTexts);
  const { state, enter } = useOffice();
  const { tell } = useFailures();
  const [busy, setBusy] = useState(false);
  const show = useRef(enter);
  useEffect(() => {
    show.current = enter;
  });
  const look = useCallback(async () => {
    await call('office.retry', {});
    // Of a connection that is there the engine of this computer alone says nothing.
    const reply = await call('office.state', {});
    if (reply.ok) show.current(reply.value);
    return reply;
  }, []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const next = () => {
      timer = setTimeout(async () => {
        await look();
        if (!isOver) next();
      }, tryEvery);
    };
    next();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [look]);
  const again = async () => {
    setBusy(true);
    const reply = await look();
    setBusy(false);
    if (!reply.ok) tell(reply);
  };
  // Somebody is about to keep it, most often this computer: nothing is the matter.
  const isOnItsWay = state.problem === 'not-kept';
  const isMoved = state.problem === 'moved';
  return (
    <div className="k-alone">
      <div className="k-alone-box k-stack" style={{ maxWidth: 640 }}>
        <h1 className="k-row" style={{ fontSize: 20 }}>
          {isMoved ? (
            <IconFolderShare className="k-amber" />
          ) : isOnItsWay ? (
            <Loader size={20} />
          ) : (
            <IconPlugConnectedX className="k-amber" />
          )}
          {t(isMoved ? 'moved' : isOnItsWay ? 'reaching' : 'unreached')}
        </h1>
        <div role="status">
          {state.explanation} {isMoved && state.host.dialogs ? moving('otherName') : null}
        </div>
        {state.problem === 'unreachable' ? (
          <>
            <div className="k-dim">{t('triesItself')}</div>
            <KeeperTest />
          </>
        ) : null}
        <div className="k-dim" style={{ overflowWrap: 'anywhere' }}>
          {t('folderIs', { folder: state.folder })}
        </div>
        <div className="k-row">
          {isMoved ? <FollowMoved /> : null}
          <Button
            {...(!isMoved && { variant: 'filled' })}
            leftSection={<IconRefresh size={15} />}
            loading={busy}
            onClick={() => void again()}
          >
            {t('retry')}
          </Button>
          <OtherFolder />
        </div>
        <LanguageChoice />
      </div>
    </div>
  );
}

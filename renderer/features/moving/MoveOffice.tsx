/** Settings → This office: the way to the wizard that moves it. */
import { Button } from '@mantine/core';
import { useOffice } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { movingTexts } from '../../text/moving.ts';
import { useText } from '../../ui/language.tsx';
import { Setting, SettingGroup } from '../settings/Setting.tsx';

/** For those who may manage the office, in the window of the program: the folder is chosen in a dialog of the system. */
export function MoveOffice() {
  const t = useText(movingTexts);
  const { state } = useOffice();
  const isElsewhere = state.sharing !== null && state.sharing.as !== 'keeper';
  return (
    <SettingGroup title={t('move')} about={t('moveAbout')}>
      <Setting name="move">
        {state.served ? (
          <span className="k-dim">{t('served')}</span>
        ) : isElsewhere ? (
          <span className="k-dim">{t('elsewhere', { keeper: state.sharing?.keeper ?? '?' })}</span>
        ) : (
          <div>
            <Button onClick={() => openPage('move-office')}>{t('open')}</Button>
          </div>
        )}
      </Setting>
    </SettingGroup>
  );
}

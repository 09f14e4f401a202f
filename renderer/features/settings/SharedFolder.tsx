/** Several computers that open one office folder: how it stands, how the others come in, beginning and ending it. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommand } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { useSharingWords } from '../../app/use-sharing-words.ts';
import { sharingTexts } from '../../text/sharing.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useText } from '../../ui/language.tsx';
import { Fact } from './Fact.tsx';
import { Setting, SettingGroup } from './Setting.tsx';

/** `toMe`: leads to where one's own password is set. */
export function SharedFolder({ toMe }: { toMe: () => void }) {
  const t = useText(sharingTexts);
  const may = useMay();
  const { state, enter } = useOffice();
  const { textOf } = useFailures();
  const share = useCommand('office.share');
  const words = useSharingWords(state);
  const [ending, setEnding] = useState(false);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const set = async (shared: boolean) => {
    setEnding(false);
    setAsking(false);
    setProblem(null);
    const reply = await share.run({ shared });
    if (reply.ok) enter(reply.value);
    else setProblem(textOf(reply));
  };
  const manage = may('office.manage');
  return (
    <SettingGroup title={t('sharing')} about={t('sharingAbout')}>
      <Setting name="sharing">
        <div className="k-stack">
          {words ? (
            <div>
              <Fact label={t('keeper')} text={words.keeper} />
              {words.since ? <Fact label={t('since')} text={words.since} /> : null}
              <Fact label={t('computers')} text={words.inOffice} />
              <Fact label={t('locks')} text={words.locks} />
            </div>
          ) : (
            <div>{t('notShared')}</div>
          )}
          {manage && !state.user?.hasPassword ? (
            <div className="k-row k-amber" style={{ flexWrap: 'nowrap' }}>
              <IconAlertTriangle size={16} style={{ flex: 'none' }} />
              <span className="k-grow">{t('noPassword')}</span>
              <Button size="compact-sm" onClick={toMe}>
                {t('setPassword')}
              </Button>
            </div>
          ) : null}
          {manage || words ? (
            <div>
              <b>{t('howTo')}</b>
              <ol style={{ margin: '4px 0', paddingLeft: 20 }}>
                <li>{t('howShare')}</li>
                <li>{t('howOpen')}</li>
                <li>{t('howFirewall')}</li>
              </ol>
            </div>
          ) : null}
          {manage ? (
            <div>
              {!words ? (
                <Button
                  loading={share.busy}
                  onClick={() => (state.user?.hasPassword ? void set(true) : setAsking(true))}
                >
                  {t('share')}
                </Button>
              ) : state.sharing?.as === 'keeper' ? (
                <Button loading={share.busy} onClick={() => setEnding(true)}>
                  {t('end')}
                </Button>
              ) : (
                <span className="k-dim">{t('endElsewhere')}</span>
              )}
            </div>
          ) : null}
          {problem ? (
            <div className="k-red" role="alert">
              {problem}
            </div>
          ) : null}
        </div>
      </Setting>
      <ConfirmDialog
        open={asking}
        title={t('shareTitle')}
        text={t('noPassword')}
        verb={t('shareVerb')}
        confirm={() => void set(true)}
        cancel={() => setAsking(false)}
      />
      <ConfirmDialog
        open={ending}
        title={t('endTitle')}
        text={t('endText')}
        verb={t('end')}
        confirm={() => void set(false)}
        cancel={() => setEnding(false)}
      />
    </SettingGroup>
  );
}

/** Settings → Who works now: every session, on which computer, and signing one out. */
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { peopleTexts } from '../../text/people.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import '../../ui/table.css';
import './people.css';

const origins = ['desktop', 'browser', 'program', 'network'] as const;
const isKnown = (origin: string): origin is (typeof origins)[number] => origins.some((one) => one === origin);

export function SessionsSettings() {
  const t = useText(peopleTexts);
  const format = useFormat();
  const { state } = useOffice();
  const { tell } = useFailures();
  const end = useCommand('sessions.end');
  const { data: sessions } = useEngine('sessions.list', {});
  if (!sessions) return <Waiting />;
  return (
    <div className="k-stack" data-setting="sessions">
      <div>
        <h1>{t('sessions')}</h1>
        <div className="k-dim">{t('sessionsAbout')}</div>
      </div>
      <div className="k-table-box">
        <table className="k-table" aria-label={t('sessions')}>
          <thead>
            <tr>
              <th>{t('name')}</th>
              <th>{t('where')}</th>
              <th>{t('since')}</th>
              <th>{t('touched')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ id, user, origin, computer, since, touchedAt, locked, own }) => (
              <tr key={id}>
                <td>
                  {user}
                  {locked ? (
                    <div className="k-person-state k-amber">
                      <IconLock size={14} />
                      {t('isLocked')}
                    </div>
                  ) : null}
                </td>
                <td>
                  {isKnown(origin) ? t(`origin_${origin}`) : origin}
                  <div className="k-dim">{computer ?? state.sharing?.keeper}</div>
                </td>
                <td className="k-nowrap">{format.moment(since)}</td>
                <td className="k-nowrap">{format.moment(touchedAt)}</td>
                <td className="k-nowrap">
                  {own ? (
                    <span className="k-dim">{t('thisOne')}</span>
                  ) : (
                    <Button
                      size="compact-xs"
                      onClick={async () => {
                        const reply = await end.run({ id });
                        if (reply.ok) notify({ kind: 'done', text: t('sessionEnded', { name: user }) });
                        else tell(reply);
                      }}
                    >
                      {t('endSession')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

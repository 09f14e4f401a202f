/** Who works in the office at this moment, and from where. */
import { useEngine } from '../../app/engine.ts';
import { peopleTexts } from '../../text/people.ts';
import { serverTexts } from '../../text/server.ts';
import { useFormat, useText } from '../../ui/language.tsx';

const origins = ['desktop', 'browser', 'program', 'network'] as const;

export function Connected({ stations }: { stations: number }) {
  const t = useText(serverTexts);
  const people = useText(peopleTexts);
  const format = useFormat();
  const { data: sessions } = useEngine('sessions.list', {});
  if (sessions === undefined) return null;
  return (
    <section className="k-setting-group">
      <h2>{t('connected')}</h2>
      {sessions.length === 0 ? (
        <div>{t('nobody')}</div>
      ) : (
        <div className="k-table-box">
          <table className="k-table" aria-label={t('connected')}>
            <thead>
              <tr>
                <th>{t('who')}</th>
                <th>{t('where')}</th>
                <th>{t('since')}</th>
                <th>{t('touched')}</th>
              </tr>
            </thead>
            <tbody>
              {sessions.map(({ id, user, origin, computer, since, touchedAt }) => {
                const known = origins.find((one) => one === origin);
                const how = known ? people(`origin_${known}`) : origin;
                return (
                  <tr key={id}>
                    <td>{user}</td>
                    <td>{computer === null ? how : `${computer} · ${how}`}</td>
                    <td className="k-nowrap">{format.moment(since)}</td>
                    <td className="k-nowrap">{format.moment(touchedAt)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <div className="k-dim">{t('stations', { count: stations })}</div>
    </section>
  );
}

/** Settings → Who is here: the computers of the office with the people on them, and what is said to all of them. */
import { Button } from '@mantine/core';
import { IconDeviceDesktop, IconLock, IconServer2 } from '@tabler/icons-react';
import type { StationHere } from '../../../preload/contract/stations.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { peopleTexts } from '../../text/people.ts';
import { stationTexts } from '../../text/stations.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { MessageForm } from './MessageForm.tsx';
import '../../ui/table.css';
import '../people/people.css';

const origins = ['desktop', 'browser', 'program', 'network'] as const;
const isKnown = (origin: string): origin is (typeof origins)[number] => origins.some((one) => one === origin);

export function WhoIsHere() {
  const t = useText(stationTexts);
  const people = useText(peopleTexts);
  const may = useMay();
  const { data } = useEngine('stations.list', {});
  if (!data) return <Waiting />;
  const manages = may('office.manage');
  return (
    <div className="k-stack" data-setting="sessions">
      <div>
        <h1>{people('sessions')}</h1>
        <div className="k-dim">{people('sessionsAbout')}</div>
      </div>
      <div className="k-table-box">
        <table className="k-table" aria-label={people('sessions')}>
          {manages ? (
            <thead>
              <tr>
                <th>{t('person')}</th>
                <th>{people('where')}</th>
                <th>{people('since')}</th>
                <th>{people('touched')}</th>
                <th />
              </tr>
            </thead>
          ) : null}
          {data.stations.map((station) => (
            <Station key={`${station.computer} ${station.address} ${station.since}`} station={station} />
          ))}
        </table>
      </div>
      {data.turnedAway.length > 0 ? (
        <div role="status">
          <b>{t('turnedAway')}</b>
          {data.turnedAway.map(({ computer, program, why }) => (
            <div key={`${computer} ${program}`} className="k-amber">
              {t(`turned_${why}`, { computer, version: program })}
            </div>
          ))}
        </div>
      ) : null}
      {manages ? <MessageForm /> : null}
    </div>
  );
}

function Station({ station }: { station: StationHere }) {
  const t = useText(stationTexts);
  const format = useFormat();
  const { state } = useOffice();
  const { computer, program, keeps, since, address, own, people } = station;
  const when = since === null ? '' : format.moment(since);
  const how = keeps
    ? since === null
      ? t('keeps')
      : t('keepsSince', { when })
    : address
      ? t('connectedFrom', { when, address })
      : t('connectedSince', { when });
  const Icon = keeps && state.sharing ? IconServer2 : IconDeviceDesktop;
  return (
    <tbody>
      <tr>
        <th colSpan={5} scope="rowgroup" style={{ fontWeight: 400, whiteSpace: 'normal' }}>
          <span className="k-row" style={{ gap: '2px 10px' }}>
            <Icon size={16} style={{ flex: 'none' }} />
            <b>{computer}</b>
            {own ? <span>({t('thisComputer')})</span> : null}
            <span className="k-dim">{how}</span>
            <span className="k-dim">{t('version', { version: program })}</span>
          </span>
        </th>
      </tr>
      {people.length === 0 ? (
        <tr>
          <td colSpan={5} className="k-dim">
            {t('nobody')}
          </td>
        </tr>
      ) : (
        people.map((person) => <Person key={`${person.userId} ${person.session?.id}`} person={person} />)
      )}
    </tbody>
  );
}

function Person({ person: { name, session } }: { person: StationHere['people'][number] }) {
  const t = useText(peopleTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const end = useCommand('sessions.end');
  if (session === null)
    return (
      <tr>
        <td colSpan={5}>{name}</td>
      </tr>
    );
  const { id, origin, address, since, touchedAt, locked, own } = session;
  return (
    <tr>
      <td>
        {name}
        {locked ? (
          <div className="k-person-state k-amber">
            <IconLock size={14} />
            {t('isLocked')}
          </div>
        ) : null}
      </td>
      <td>
        {isKnown(origin) ? t(`origin_${origin}`) : origin}
        {address === null ? null : <div className="k-dim">{address}</div>}
      </td>
      <td className="k-nowrap">{format.moment(since)}</td>
      <td className="k-nowrap">{format.moment(touchedAt)}</td>
      <td className="k-nowrap">
        {own ? (
          <span className="k-dim">{t('thisOne')}</span>
        ) : (
          <Button
            size="compact-xs"
            loading={end.busy}
            onClick={async () => {
              const reply = await end.run({ id });
              if (reply.ok) notify({ kind: 'done', text: t('sessionEnded', { name }) });
              else tell(reply);
            }}
          >
            {t('endSession')}
          </Button>
        )}
      </td>
    </tr>
  );
}

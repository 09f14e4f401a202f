/** Says beside a day that it is a day off, or that somebody is away; it hinders nobody from planning. */
import { useEngine } from '../../app/engine.ts';
import { workingTimeTexts } from '../../text/working-time.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { hindrancesOn } from './hindrances.ts';

interface HindranceWordsProps {
  /** Empty: none is typed. */
  readonly day: string;
  /** Ids of users. */
  readonly people: readonly number[];
}

export function HindranceWords({ day, people }: HindranceWordsProps) {
  const t = useText(workingTimeTexts);
  const format = useFormat();
  const { data } = useEngine('workingTime.between', { from: day, to: day }, { enabled: day !== '' });
  const { data: reference } = useEngine('reference.get', {});
  if (!data || day === '') return null;
  const { dayOff, away } = hindrancesOn(data, day, people);
  if (dayOff === null && away.length === 0) return null;
  const nameOf = (id: number) => reference?.users.find((user) => user.id === id)?.name ?? '';
  return (
    <div className="k-amber" role="status">
      {dayOff === null ? null : <div>{t('dayOff', { day: format.day(day), name: dayOff })}</div>}
      {away.map(({ id, userId, from, to, kind }) => (
        <div key={id}>
          {t('isAway', {
            name: nameOf(userId),
            from: format.day(from),
            to: format.day(to),
            kind: t(`absence_${kind}`).toLocaleLowerCase(),
          })}
        </div>
      ))}
    </div>
  );
}

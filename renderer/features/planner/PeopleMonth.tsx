/** A month of everybody at a glance: how much each person has on each day, and how full that makes it; a day is opened by a click. */
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { ComingEntry, PlannerEntry } from '../../../preload/contract/activities.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { LayerEntry } from '../../../preload/contract/layers.ts';
import { activityTexts } from '../../text/activities.ts';
import { plannerTexts } from '../../text/planner.ts';
import { workingTimeTexts } from '../../text/working-time.ts';
import { plusDays } from '../../ui/days.ts';
import { localeOf, useFormat, useLanguage, useText } from '../../ui/language.tsx';
import { type Off, wholeDaysOff } from '../working-time/backgrounds.ts';
import { type Filling, fillingOf, placeOf, workingMinutes } from './filling.ts';
import { useLayerWords } from './use-layer-words.ts';
import './people-month.css';

interface PeopleMonthProps {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly present: string;
  readonly people: readonly { readonly id: number; readonly name: string }[];
  readonly planned: Pick<Output<'activities.between'>, 'entries' | 'coming'> | undefined;
  readonly layers: readonly LayerEntry[];
  readonly time: Output<'workingTime.between'> | undefined;
  readonly open: (day: string) => void;
}

/** Entries that are named when the mouse rests on a day. */
const mostNamed = 15;

const arrows: Readonly<Record<string, readonly [number, number] | undefined>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function PeopleMonth({ month, present, people, planned, layers, time, open }: PeopleMonthProps) {
  const t = useText(plannerTexts);
  const words = useText(activityTexts);
  const saidLayer = useLayerWords();
  const working = useText(workingTimeTexts);
  const format = useFormat();
  const language = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState({ row: 0, column: 0 });
  const days = useMemo(() => {
    const all: string[] = [];
    for (let day = `${month}-01`; day.startsWith(month); day = plusDays(day, 1)) all.push(day);
    return all;
  }, [month]);
  /** The one day that Tab comes to; arrows go on from there. A shorter month has it at its end. */
  const at = {
    row: Math.min(focused.row, Math.max(0, people.length - 1)),
    column: Math.min(focused.column, days.length - 1),
  };
  const filling = useMemo(
    () => fillingOf<PlannerEntry | ComingEntry>(planned ? [...planned.entries, ...planned.coming] : []),
    [planned],
  );
  const dated = useMemo(
    () => Map.groupBy(layers, ({ responsibleId, day }) => (responsibleId === null ? '' : placeOf(responsibleId, day))),
    [layers],
  );
  const { hoursOf, offOf } = useMemo(
    () => ({
      hoursOf: time ? workingMinutes(time) : () => 0,
      offOf: time ? wholeDaysOff(time, (kind) => working(`absence_${kind}`)) : () => null,
    }),
    [time, working],
  );
  const weekday = useMemo(
    () => new Intl.DateTimeFormat(localeOf(language), { weekday: 'short', timeZone: 'UTC' }),
    [language],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const step = arrows[event.key];
    if (!step || event.ctrlKey || event.altKey || event.shiftKey) return;
    const next = { row: at.row + step[0], column: at.column + step[1] };
    if (next.row < 0 || next.row >= people.length || next.column < 0 || next.column >= days.length) return;
    event.preventDefault();
    setFocused(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  };
  /** What stands on a person's day, in words: how much, and what. */
  const wordsOf = (
    name: string,
    day: string,
    found: Filling<PlannerEntry | ComingEntry> | undefined,
    off: Off | null,
  ) => {
    const count = found?.entries.length ?? 0;
    const hours = format.decimal(Math.round((found?.minutes ?? 0) / 6), 1);
    return [`${name}, ${format.longDay(day)}`, off?.title ?? '', t('dayFilled', { count, hours })]
      .filter(Boolean)
      .join(', ');
  };
  const linesOf = (entries: readonly (PlannerEntry | ComingEntry)[], others: readonly LayerEntry[]) => [
    ...entries.map(({ time, subject, client }) =>
      [time ?? words('wholeDay'), subject, client].filter(Boolean).join(' · '),
    ),
    ...others.map(saidLayer),
  ];
  return (
    <div className="k-month-box">
      <table className="k-month" ref={table} aria-label={format.month(month)}>
        <thead>
          <tr>
            <th aria-label={t('people')} />
            {days.map((day) => (
              <th key={day} scope="col" className={day === present ? 'k-month-present' : undefined}>
                <span className="k-dim">{weekday.format(new Date(`${day}T12:00:00Z`))}</span> {Number(day.slice(8))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name }, row) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {days.map((day, column) => {
                const place = placeOf(id, day);
                const found = filling.get(place);
                const others = dated.get(place) ?? [];
                const off = offOf(id, day);
                const hours = hoursOf(id, day);
                const minutes = found?.minutes ?? 0;
                const share = hours > 0 ? Math.min(1, minutes / hours) : Number(minutes > 0);
                const count = found?.entries.length ?? 0;
                const said = wordsOf(name, day, found, off);
                const lines = linesOf(found?.entries.slice(0, mostNamed) ?? [], others.slice(0, mostNamed));
                return (
                  <td key={day} className={off ? `k-off-${off.look}` : undefined}>
                    <button
                      type="button"
                      data-cell={`${row} ${column}`}
                      tabIndex={at.row === row && at.column === column ? 0 : -1}
                      aria-label={said}
                      title={[said, ...lines].join('\n')}
                      onFocus={() => setFocused({ row, column })}
                      onKeyDown={onKeyDown}
                      onClick={() => open(day)}
                    >
                      {off?.title ? <span className="k-month-off">{off.title}</span> : null}
                      {count > 0 ? <b>{count}</b> : null}
                      {others.length > 0 ? <span className="k-month-dated">+{others.length}</span> : null}
                      {share > 0 ? (
                        <span className="k-month-bar" data-full={minutes > hours}>
                          <span style={{ width: `${Math.round(share * 100)}%` }} />
                        </span>
                      ) : null}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

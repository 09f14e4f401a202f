/** The calendar itself: entries in a grid of days, or of people. */
import {
  type Calendar,
  createCalendar,
  DayGrid,
  destroyCalendar,
  Interaction,
  List,
  ResourceTimeGrid,
  ResourceTimeline,
  TimeGrid,
} from '@event-calendar/core';
import '@event-calendar/core/index.css';
import { type PointerEvent, useEffect, useRef } from 'react';
import './planner.css';

interface CalendarViewProps {
  /** What is to be shown; an option that is another one than before is given to the calendar. */
  readonly options: Calendar.Options;
  /** Somebody tries to drag what cannot be moved; `isComing`: because there is no activity for it yet. */
  readonly refused: (isComing: boolean) => void;
}

/** So far, in pixels, a press moves before it is dragging. */
const dragging = 8;

const plugins = [DayGrid, Interaction, List, ResourceTimeGrid, ResourceTimeline, TimeGrid];

export function CalendarView({ options, refused }: CalendarViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<{ readonly calendar: Calendar; options: Calendar.Options } | null>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
    const known = shown.current;
    if (known === null) return;
    for (const name of Object.keys(options) as (keyof Calendar.Options)[])
      if (name !== 'select' && options[name] !== known.options[name]) known.calendar.setOption(name, options[name]);
    known.options = options;
  });
  useEffect(() => {
    if (place.current === null) return;
    const calendar = createCalendar(place.current, plugins, {
      ...latest.current,
      select: (info) => {
        latest.current.select?.(info);
        // What was dragged over stands in the dialog now; the calendar would leave it lying over its entries.
        setTimeout(() => shown.current?.calendar.unselect());
      },
    });
    shown.current = { calendar, options: latest.current };
    return () => {
      shown.current = null;
      void destroyCalendar(calendar);
    };
  }, []);
  /** Where something was pressed that cannot be moved. */
  const fixed = useRef<{ readonly x: number; readonly y: number; readonly isComing: boolean } | null>(null);
  const press = ({ target, clientX, clientY }: PointerEvent) => {
    fixed.current = null;
    // In the agenda nothing is dragged: who moves over it selects text.
    if (latest.current.view === 'listWeek') return;
    const entry = target instanceof Element ? target.closest('.ec-event') : null;
    if (entry && !entry.matches('.ec-draggable, .ec-bg-event'))
      fixed.current = { x: clientX, y: clientY, isComing: entry.matches('.k-entry-coming') };
  };
  const pull = ({ clientX, clientY }: PointerEvent) => {
    const begun = fixed.current;
    if (begun === null || Math.hypot(clientX - begun.x, clientY - begun.y) < dragging) return;
    fixed.current = null;
    place.current?.setAttribute('data-refuses', 'true');
    refused(begun.isComing);
  };
  const letGo = () => {
    fixed.current = null;
    place.current?.removeAttribute('data-refuses');
  };
  return (
    <div
      className="k-planner-calendar"
      ref={place}
      onPointerDown={press}
      onPointerMove={pull}
      onPointerUp={letGo}
      onPointerLeave={letGo}
    />
  );
}

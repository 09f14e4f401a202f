/** The planner: what one has to do, or everybody, by the day, the week and the month; moved by dragging. */
import type { Calendar } from '@event-calendar/core';
import { Button, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PlannerEntry } from '../../../preload/contract/activities.ts';
import type { LayerEntry } from '../../../preload/contract/layers.ts';
import type { AbsenceKind } from '../../../preload/contract/working-time.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { recall, remember } from '../../app/memory.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { activityTexts } from '../../text/activities.ts';
import { plannerTexts } from '../../text/planner.ts';
import { repeatingTexts } from '../../text/repeating.ts';
import { workingTimeTexts } from '../../text/working-time.ts';
import { useKeys } from '../../ui/keys.tsx';
import { localeOf, useFormat, useLanguage, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { openActivity, planActivity } from '../activities/asked-activities.ts';
import { useDay } from '../today/use-day.ts';
import { backgrounds } from '../working-time/backgrounds.ts';
import { useAskedPlanner } from './asked-planner.ts';
import { CalendarView } from './CalendarView.tsx';
import { comingEntry, comingOf, dayOfMoment, entryOf, putTo, shownEntry, timeOfMoment } from './entries.ts';
import { workingMinutes } from './filling.ts';
import { LayersMenu } from './LayersMenu.tsx';
import { layerOf, layersOf, shownLayer } from './layer-entries.ts';
import { PeopleMonth } from './PeopleMonth.tsx';
import { PlannerMenu } from './PlannerMenu.tsx';
import { dayOfNew, type PlannerView, plannerViews, stepped, stretchOf } from './stretch.ts';
import { useLayerWords } from './use-layer-words.ts';
import { useMoving } from './use-moving.ts';

/** The calendar's own names of the views of one's own days. */
const ownViews = { day: 'timeGridDay', week: 'timeGridWeek', month: 'dayGridMonth', agenda: 'listWeek' } as const;
/** With a column or a row for each person; a month of everybody is no calendar. */
const peoplesViews = { ...ownViews, day: 'resourceTimeGridDay', week: 'resourceTimelineWeek' } as const;

/** When it is, with its end where it has one, and what. */
function agendaLine(event: Calendar.Event, wholeDay: string): Node[] {
  const { allDay, start, end, title } = event;
  const isLayer = layerOf(event) !== null;
  const lasts = !isLayer && (comingOf(event) ?? entryOf(event)).duration !== null;
  const when = document.createElement('span');
  when.className = 'k-agenda-when';
  const day = isLayer ? '' : wholeDay;
  when.textContent = allDay ? day : [timeOfMoment(start), ...(lasts ? [timeOfMoment(end)] : [])].join(' – ');
  const what = document.createElement('span');
  what.textContent = typeof title === 'string' ? title : '';
  return [when, what];
}

/** The card of what stands in a layer: of a birthday that of the client. */
function openLayer({ layer, id, title, clientId, client }: LayerEntry): void {
  if (layer === 'birthdays') openPage(cards.client, { id: clientId ?? 0 }, client);
  else openPage(layer === 'closings' ? cards.deal : cards.document, { id }, title);
}

/** What no language, person or day changes. */
const lasting: Calendar.Options = {
  height: '100%',
  firstDay: 1,
  nowIndicator: true,
  slotMinTime: '07:00',
  slotMaxTime: '21:00',
  flexibleSlotTimeLimits: true,
  scrollTime: '08:00',
  slotDuration: '00:30',
  snapDuration: '00:15',
  dayMaxEvents: true,
  slotEventOverlap: false,
  displayEventEnd: false,
  // One's own work stands above what is only to be known of the day.
  eventOrder: (one, other) =>
    Number(layerOf(one) !== null) - Number(layerOf(other) !== null) ||
    Number(one.start) - Number(other.start) ||
    Number(other.allDay) - Number(one.allDay),
  eventTimeFormat: { hour: '2-digit', minute: '2-digit' },
  slotLabelFormat: { hour: '2-digit', minute: '2-digit' },
  views: {
    resourceTimeGridDay: { columnWidth: 'minmax(140px, 1fr)' },
    // A day in a column: who is free shows at a glance.
    resourceTimelineWeek: { slotDuration: { days: 1 }, snapDuration: { days: 1 }, slotWidth: 138 },
  },
};

const noPeople: readonly { readonly id: number; readonly name: string }[] = [];
const noLayers: readonly LayerEntry[] = [];

export function PlannerPage() {
  const t = useText(plannerTexts);
  const words = useText(activityTexts);
  const repeating = useText(repeatingTexts);
  const format = useFormat();
  const language = useLanguage();
  const may = useMay();
  const { state } = useOffice();
  const { textOf } = useFailures();
  const present = useDay();
  const [day, setDay] = useState(present);
  const [view, setView] = useState<PlannerView>(
    () => plannerViews.find((one) => one === recall('planner.view')) ?? 'week',
  );
  const seesOwnOnly = state.user?.reaches['activities.see'] === 'own';
  const [isMine, setMine] = useState(() => seesOwnOnly || recall('planner.people') !== true);
  const stretch = stretchOf(view, day);
  const { data, error } = useEngine('activities.between', { ...stretch, mine: isMine }, { keep: true });
  const { data: reference } = useEngine('reference.get', {});
  const { data: time } = useEngine('workingTime.between', stretch, { keep: true });
  const [layers, setLayers] = useState(() => layersOf(recall('planner.layers')));
  const asked = { ...stretch, layers, mine: isMine };
  const { data: layered } = useEngine('layers.between', asked, { enabled: layers.length > 0, keep: true });
  const working = useText(workingTimeTexts);
  const saidLayer = useLayerWords();
  const { move, moveToPerson } = useMoving();
  const wanted = useAskedPlanner((now) => now.asked);
  useEffect(() => {
    if (wanted === null) return;
    const { layer } = wanted;
    setDay(wanted.day);
    setView(wanted.view);
    setMine(seesOwnOnly || wanted.isMine);
    if (layer !== undefined) setLayers((before) => [...new Set([...before, layer])]);
    useAskedPlanner.setState({ asked: null });
  }, [wanted, seesOwnOnly]);
  const go = (step: 1 | -1) => setDay(stepped(view, day, step));
  useKeys([
    { press: 'ctrl+arrowleft', label: t('before'), run: () => go(-1) },
    { press: 'ctrl+arrowright', label: t('after'), run: () => go(1) },
    { press: 'ctrl+home', label: t('keyToday'), run: () => setDay(present) },
  ]);

  const me = state.user?.id ?? 0;
  const people = useMemo(() => (isMine ? [me] : (reference?.users ?? []).map(({ id }) => id)), [isMine, me, reference]);
  const { from, to } = stretch;
  /** A month of everybody is no calendar: its days have no room for what stands on them. */
  const isGlance = view === 'month' && !isMine;
  const grid = view === 'day' || (view === 'week' && isMine) ? 'hours' : 'days';
  const events = useMemo(() => {
    if (isGlance) return [];
    const titleOf = ({ subject, client, acceptance }: Pick<PlannerEntry, 'subject' | 'client' | 'acceptance'>) => {
      const isOpen = acceptance === 'asked' || acceptance === 'declined';
      return { title: [subject, client, isOpen && words(`acceptance_${acceptance}`)].filter(Boolean).join(' · ') };
    };
    const others = (layers.length > 0 ? (layered ?? []) : []).map((entry) => shownLayer(entry, saidLayer(entry)));
    const wordOf = (kind: AbsenceKind) => working(`absence_${kind}`);
    const behind = time === undefined ? [] : backgrounds({ data: time, from, to, people, grid, wordOf });
    return [
      ...behind,
      ...others,
      ...(data?.entries ?? []).map((entry) => shownEntry(entry, titleOf(entry))),
      ...(data?.coming ?? []).map((coming) => comingEntry(coming, titleOf(coming))),
    ];
  }, [isGlance, data, layered, layers, time, people, from, to, grid, words, working, saidLayer]);
  const resources = useMemo(
    () => (isMine ? [] : (reference?.users ?? []).map(({ id, name }) => ({ id, title: name }))),
    [isMine, reference],
  );
  // The calendar calls them as they are at the time.
  const answering = useRef({ move, moveToPerson, words, repeating });
  useEffect(() => {
    answering.current = { move, moveToPerson, words, repeating };
  });
  const handlers = useMemo<Calendar.Options>(() => {
    const named = ({ kind, subject, client, time }: Pick<PlannerEntry, 'kind' | 'subject' | 'client' | 'time'>) => {
      const { words: say } = answering.current;
      return [time ?? say('wholeDay'), say(`kind_${kind}`), subject, client].filter(Boolean).join(', ');
    };
    return {
      eventContent: ({ event, view: { type } }) => {
        // A colour alone says nothing: what is behind the entries has its word.
        if (event.display === 'background') return event.title;
        return type === 'listWeek' ? { domNodes: agendaLine(event, answering.current.words('wholeDay')) } : undefined;
      },
      eventClick: ({ event }) => {
        const layer = layerOf(event);
        if (layer !== null) {
          openLayer(layer);
          return;
        }
        const coming = comingOf(event);
        const id = coming === null ? entryOf(event).id : coming.activityId;
        if (id !== null) openActivity(id);
      },
      eventDidMount: ({ el, event }) => {
        const said = typeof event.title === 'string' ? event.title : '';
        const coming = comingOf(event);
        // What is behind them, and where the mouse is, stands for nothing.
        const isActivity = 'entry' in event.extendedProps;
        if (coming !== null) el.title = answering.current.repeating('coming', { said: named(coming) });
        else el.title = isActivity ? named(entryOf(event)) : said;
      },
      eventDrop: ({ event, newResource, oldResource, revert }) => {
        const entry = entryOf(event);
        const { day: to, time } = putTo(event);
        if (newResource === undefined || oldResource === undefined)
          return void answering.current.move(entry, { day: to, time }, revert);
        void answering.current.moveToPerson(
          entry,
          { day: to, time, from: Number(oldResource.id), to: Number(newResource.id) },
          revert,
        );
      },
      eventResize: ({ event, revert }) => {
        const { duration } = putTo(event);
        void answering.current.move(entryOf(event), { duration }, revert);
      },
    };
  }, []);
  const planning = useMemo<Calendar.Options>(() => {
    if (!may('activities.create')) return { selectable: false };
    const begun = (start: Date, allDay: boolean, resource?: Calendar.Resource) => ({
      day: dayOfMoment(start),
      time: allDay ? null : timeOfMoment(start),
      ...(resource === undefined ? {} : { responsibleId: Number(resource.id) }),
    });
    return {
      selectable: true,
      // Under the mouse: in the columns of people it has no width.
      pointer: isMine,
      dateClick: ({ date, allDay, resource, view: { type } }) =>
        // A row of a person has whole days in it.
        planActivity(begun(date, allDay || type.startsWith('resourceTimeline'), resource)),
      select: ({ start, end, allDay, resource, view: { type } }) => {
        const isWhole = allDay || type.startsWith('resourceTimeline');
        const duration = isWhole ? null : Math.round((end.getTime() - start.getTime()) / 60_000);
        planActivity({ ...begun(start, isWhole, resource), duration });
      },
    };
  }, [may, isMine]);
  const options: Calendar.Options = {
    ...lasting,
    ...handlers,
    ...planning,
    view: (isMine ? ownViews : peoplesViews)[view],
    date: day,
    locale: localeOf(language),
    events,
    resources,
    allDayContent: t('wholeDay'),
    noEventsContent: t('nothing'),
    moreLinkContent: useMemo(
      () =>
        ({ num }: Calendar.MoreLinkInfo) =>
          t('moreOfDay', { count: num }),
      [t],
    ),
  };
  const newDay = () => {
    const minutes = time ? workingMinutes(time) : () => 1;
    return dayOfNew(view, day, { present, works: (one) => minutes(me, one) > 0 });
  };
  const title =
    view === 'day'
      ? format.longDay(day)
      : view === 'month'
        ? format.month(day.slice(0, 7))
        : `${format.day(from)} – ${format.day(to)}`;
  return (
    <div className="k-planner">
      <header className="k-row k-planner-head">
        <h1 className="k-grow">{title}</h1>
        <div className="k-row">
          <Button size="compact-sm" aria-label={t('before')} title={`${t('before')} (Ctrl+←)`} onClick={() => go(-1)}>
            <IconChevronLeft size={16} />
          </Button>
          <Button size="compact-sm" onClick={() => setDay(present)}>
            {t('today')}
          </Button>
          <Button size="compact-sm" aria-label={t('after')} title={`${t('after')} (Ctrl+→)`} onClick={() => go(1)}>
            <IconChevronRight size={16} />
          </Button>
        </div>
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={(value) => {
            const chosen = plannerViews.find((one) => one === value) ?? 'week';
            setView(chosen);
            remember('planner.view', chosen);
          }}
          data={plannerViews.map((value) => ({ value, label: t(`view_${value}`) }))}
        />
        {seesOwnOnly ? null : (
          <SegmentedControl
            aria-label={t('whose')}
            value={isMine ? 'mine' : 'people'}
            onChange={(value) => {
              setMine(value === 'mine');
              remember('planner.people', value === 'people');
            }}
            data={[
              { value: 'mine', label: t('mine') },
              { value: 'people', label: t('people') },
            ]}
          />
        )}
        <LayersMenu
          chosen={layers}
          choose={(chosen) => {
            setLayers([...chosen]);
            remember('planner.layers', [...chosen]);
          }}
        />
        <PlannerMenu day={day} stretch={stretch} view={view} isMine={isMine} />
        {may('activities.create') ? (
          <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={() => planActivity({ day: newDay() })}>
            {words('newActivity')}
          </Button>
        ) : null}
      </header>
      {error ? <div className="k-red">{textOf(error)}</div> : null}
      {data?.more ? <div className="k-amber">{t('more')}</div> : null}
      {isGlance ? (
        <PeopleMonth
          month={day.slice(0, 7)}
          present={present}
          people={reference?.users ?? noPeople}
          planned={data}
          layers={layers.length > 0 ? (layered ?? noLayers) : noLayers}
          time={time}
          open={(chosen) => {
            setView('day');
            setDay(chosen);
          }}
        />
      ) : (
        <CalendarView
          options={options}
          refused={(isComing) => notify({ kind: 'fact', text: t(isComing ? 'cannotMoveYet' : 'cannotMove') })}
        />
      )}
    </div>
  );
}

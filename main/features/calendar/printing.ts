/** Days of the planner on paper: those of one person, of a team, of everybody. */
import { join } from 'node:path';
import type { ComingEntry, PlannerEntry } from '../../../preload/contract/activities.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import { minutesOf, timeOf } from '../../../preload/contract/working-hours.ts';
import { accessBy } from '../../engine/access.ts';
import type { Context, TaskContext } from '../../engine/context.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { dayAfter } from '../../printing/day-after.ts';
import { formatDay, formatLongDay } from '../../printing/format.ts';
import { pageCount } from '../../printing/page-count.ts';
import { type PrintedView, renderDocument } from '../../printing/render.ts';
import { allBetween } from '../activities/planner.ts';
import { activityKindWords } from '../lists/value-words.ts';
import { userNames } from '../office/service.ts';
import { listTeams } from '../people/teams.ts';
import { shownAbsences } from '../working-time/absences.ts';
import { daysBetween } from '../working-time/service.ts';
import { absenceWords, noSuchPeople, nothingPlanned, plannerTitle } from './words.ts';

/** `look`: a class of the style sheet. */
interface PrintedEntry {
  readonly time: string;
  readonly subject: string;
  readonly client: string;
  readonly kind: string;
  readonly look: 'done' | '';
}

interface PrintedDay {
  readonly label: string;
  /** A day off, an absence; empty: neither. */
  readonly off: string;
  readonly entries: readonly PrintedEntry[];
}

interface PlannerView extends PrintedView {
  readonly title: string;
  readonly people: readonly {
    readonly name: string;
    readonly days: readonly PrintedDay[];
    /** Said where there is no day to show; empty: there is one. */
    readonly nothing: string;
  }[];
}

/**
 * Prints the days to a PDF and hands it out; the log is told. Failure `forbidden` without the right to see activities, `invalid` for people or a
 * team that there is not, and for days with more than can be shown. What the user may not see is not on it.
 */
export async function printPlanner(
  task: TaskContext,
  asked: Parsed<'calendar.print'>,
): Promise<Output<'calendar.print'>> {
  accessBy(task.user, 'activities.see');
  const people = peopleOf(task, asked.people);
  const job = task.job(asked.job);
  const view = plannerView(task, asked, people);
  job.progress('printing', 0, 1);
  const { root } = task.office.program;
  const html = renderDocument(view, {
    templates: join(root, 'templates'),
    officeTemplates: join(task.office.paths.folder, 'templates'),
    fonts: join(root, 'node_modules', '@fontsource', 'noto-sans'),
  });
  const bytes = await task.host.printToPdf(html);
  // It may have been cancelled while the page was made.
  job.progress('printing', 1, 1);
  const pages = pageCount(bytes);
  const told = { pages, from: asked.from, to: asked.to, name: people.map(({ name }) => name).join(', ') };
  const changes = Object.fromEntries(Object.entries(told).map(([field, value]) => [field, { old: null, new: value }]));
  await task.write((command) => command.record({ entity: 'list', id: 0, version: 0, changes }));
  const name = `${view.title.replace(/[\p{Cc}<>:"/\\|?*]+/gu, '-').slice(0, 120)}.pdf`;
  const { handle } = task.uploads.keep(task.session, name, bytes);
  return { file: handle, name, pages };
}

interface Somebody {
  readonly id: number;
  readonly name: string;
}

function peopleOf({ db, user, language }: Context, people: Parsed<'calendar.print'>['people']): Somebody[] {
  const all = userNames(db);
  const members =
    people.of === 'team'
      ? (listTeams(db)
          .find(({ id }) => id === people.id)
          ?.members.map(({ id }) => id) ?? [])
      : [];
  const found = all.filter(({ id }) => {
    if (people.of === 'all') return true;
    if (people.of === 'me') return id === user.id;
    return people.of === 'person' ? id === people.id : members.includes(id);
  });
  if (found.length === 0) invalidFields(language, [{ path: 'people', said: noSuchPeople }]);
  return found;
}

function plannerView(
  context: Context,
  { from, to }: Pick<Parsed<'calendar.print'>, 'from' | 'to'>,
  people: readonly Somebody[],
): PlannerView {
  const { language } = context;
  const { entries: made, coming } = allBetween(context, { from, to, mine: false });
  const open = coming.map((one) => ({ ...one, status: 'open' as const }));
  // In the order of time; what has none comes first.
  const entries = [...made, ...open].sort((one, other) => (one.time ?? '').localeCompare(other.time ?? ''));
  const special = new Map(daysBetween(context, from, to).map((one) => [one.day, one]));
  const absences = shownAbsences(context, from, to);
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day, 1)) days.push(day);
  const dayOf = ({ id }: Somebody, day: string): PrintedDay => {
    const known = special.get(day);
    const away = absences.find((one) => one.userId === id && one.from <= day && day <= one.to);
    return {
      label: `${weekday.format(new Date(`${day}T12:00:00Z`))}, ${formatLongDay(day, language)}`,
      off: [known?.free ? known.name : '', away ? absenceWords[away.kind][language] : ''].filter(Boolean).join(', '),
      entries: entries.filter((one) => one.day === day && one.people.includes(id)).map((one) => shown(one, context)),
    };
  };
  const title = [
    plannerTitle[language],
    from === to ? formatDay(from, language) : `${formatDay(from, language)} – ${formatDay(to, language)}`,
  ].join(' · ');
  return {
    template: 'planner',
    caption: title,
    language,
    title,
    people: people.map((one) => {
      const printed = days.map((day) => dayOf(one, day));
      // Of several people only the days on which there is something: the rest is free.
      const kept =
        people.length === 1 ? printed : printed.filter(({ off, entries }) => off !== '' || entries.length > 0);
      return { name: one.name, days: kept, nothing: kept.length === 0 ? nothingPlanned[language] : '' };
    }),
  };
}

function shown(
  entry: Omit<ComingEntry, 'activityId'> & Pick<PlannerEntry, 'status'>,
  { language }: Pick<Context, 'language'>,
): PrintedEntry {
  const { time, duration, subject, client, kind, status } = entry;
  const end = time === null || duration === null ? null : minutesOf(time) + duration;
  return {
    // What goes over midnight ends on another day.
    time: [time ?? '', end !== null && end <= 1440 ? timeOf(end) : ''].filter(Boolean).join('–'),
    subject,
    client,
    kind: activityKindWords[kind][language],
    look: status === 'done' ? 'done' : '',
  };
}

/** Handlers of calendars that leave the program. */
import type { calendar } from '../../../preload/contract/calendar.ts';
import type { Handlers } from '../../engine/context.ts';
import { exportPlanner } from './planner-file.ts';
import { printPlanner } from './printing.ts';
import { readSubscribed, subscribe, subscription, unsubscribe } from './subscription.ts';
import { previewCalendar, takeInCalendar } from './taking-in.ts';

export const calendarHandlers: Handlers<keyof typeof calendar> = {
  'calendar.print': (task, asked) => printPlanner(task, asked),
  'calendar.export': (task, asked) => exportPlanner(task, asked),
  'calendar.preview': (task, asked) => previewCalendar(task, asked),
  'calendar.takeIn': (task, asked) => takeInCalendar(task, asked),
  'calendar.subscription': (context) => subscription(context),
  'calendar.subscribe': (task) => subscribe(task),
  'calendar.unsubscribe': (command) => {
    unsubscribe(command);
    return {};
  },
  'calendar.read': (context, { secret }) => readSubscribed(context, secret),
};

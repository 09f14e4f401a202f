/** Handlers of activities. */
import type { activities } from '../../../preload/contract/activities.ts';
import type { Handlers } from '../../engine/context.ts';
import { answerActivity, giveActivity } from './delegation.ts';
import { countActivities, listActivities } from './listing.ts';
import { activitiesBetween } from './planner.ts';
import { changeSeries, removeSeries } from './series-changes.ts';
import {
  addActivity,
  changeActivity,
  finishActivity,
  getActivity,
  removeActivity,
  reopenActivity,
  restoreActivity,
  tickActivity,
} from './service.ts';

export const activityHandlers: Handlers<keyof typeof activities> = {
  'activities.list': (context, input) => listActivities(context, input),
  'activities.count': (context, filter) => countActivities(context, filter),
  'activities.between': (context, input) => activitiesBetween(context, input),
  'activities.get': (context, { id }) => getActivity(context, id),
  'activities.add': (command, input) => addActivity(command, input),
  'activities.change': (command, input) => changeActivity(command, input),
  'activities.changeSeries': (command, input) => changeSeries(command, input),
  'activities.removeSeries': (command, input) => removeSeries(command, input),
  'activities.finish': (command, input) => finishActivity(command, input),
  'activities.answer': (command, input) => answerActivity(command, input),
  'activities.give': (command, input) => giveActivity(command, input),
  'activities.reopen': (command, { id }) => reopenActivity(command, id),
  'activities.tick': (command, input) => tickActivity(command, input),
  'activities.remove': (command, input) => removeActivity(command, input),
  'activities.restore': (command, { id }) => restoreActivity(command, id),
};

/** A way through the pages of the working day, as `tour.ts` goes through the others. */

import { activityTexts } from '../../../renderer/text/activities.ts';
import { activityTemplateTexts } from '../../../renderer/text/activity-templates.ts';
import { calendarTexts } from '../../../renderer/text/calendar.ts';
import { callScriptTexts } from '../../../renderer/text/call-scripts.ts';
import { callTexts } from '../../../renderer/text/calls.ts';
import { campaignTexts } from '../../../renderer/text/campaigns.ts';
import { controlTexts } from '../../../renderer/text/controls.ts';
import { dealTexts } from '../../../renderer/text/deals.ts';
import { funnelTexts } from '../../../renderer/text/funnel.ts';
import { peopleTexts } from '../../../renderer/text/people.ts';
import { pipelineTexts } from '../../../renderer/text/pipelines.ts';
import { plannerTexts } from '../../../renderer/text/planner.ts';
import { repeatingTexts } from '../../../renderer/text/repeating.ts';
import { roleTexts } from '../../../renderer/text/roles.ts';
import { todayTexts } from '../../../renderer/text/today.ts';
import { workingTimeTexts } from '../../../renderer/text/working-time.ts';
import { goTo } from './frame.ts';
import type { Screen } from './screen.ts';
import type { Stop } from './tour.ts';

/** What the office has: an open deal with a next step, and an open task of today that is one's own. */
export interface DaysOffice {
  readonly deal: string;
  readonly task: string;
}

/** The page of the day, tasks and calls. */
export async function tourTasks(screen: Screen, { task }: DaysOffice, stop: Stop): Promise<void> {
  await goTo(screen, 'today');
  await screen.sees(task);
  await stop('today with tasks');
  await screen.click(screen.say(todayTexts, 'arrange'));
  await screen.element({ what: 'button', name: screen.say(todayTexts, 'usualLayout') });
  await stop('arranging today');
  await screen.press('Escape');
  await screen.hasNone(screen.say(todayTexts, 'usualLayout'));
  await goTo(screen, 'activities');
  await screen.click(task);
  await stop('list of tasks');
  await screen.press('Enter');
  await screen.holds(screen.say(activityTexts, 'subject'), task);
  await screen.pick(screen.say(repeatingTexts, 'repeats'), screen.say(repeatingTexts, 'unit_month'));
  await screen.pick(screen.say(repeatingTexts, 'ends'), screen.say(repeatingTexts, 'ends_count'));
  await stop('task that is to repeat');
  await screen.pick(screen.say(repeatingTexts, 'repeats'), screen.say(repeatingTexts, 'unit_never'));
  await screen.click(screen.say(activityTexts, 'finish'));
  await screen.click(screen.say(activityTexts, 'again'));
  await stop('finishing a task, and what follows');
  await screen.clickInDialog(screen.say(controlTexts, 'cancel'));
  await screen.hasNone(screen.say(activityTexts, 'noFollowUp'));
  await goTo(screen, 'calls');
  await screen.tick(screen.say(callTexts, 'which_all'));
  await stop('calls');
  await screen.press('Alt+C');
  await screen.field(screen.say(callTexts, 'who'));
  await screen.tick(screen.say(callTexts, 'reached_no'));
  await screen.click(screen.say(callTexts, 'again'));
  await stop('noting a call');
  await screen.clickInDialog(screen.say(controlTexts, 'cancel'));
  await screen.hasNone(screen.say(callTexts, 'againOn'));
}

/** The planner in all its views, and what is done from it. */
export async function tourPlanner(screen: Screen, stop: Stop): Promise<void> {
  await goTo(screen, 'planner');
  for (const whose of ['mine', 'people'] as const) {
    await screen.tick(screen.say(plannerTexts, whose));
    for (const view of ['day', 'week', 'month', 'agenda'] as const) {
      await screen.tick(screen.say(plannerTexts, `view_${view}`));
      await stop(`planner: ${whose}, ${view}`);
    }
  }
  await screen.click(screen.say(plannerTexts, 'layers'));
  await screen.sees(screen.say(plannerTexts, 'layer_closings'));
  await stop('layers of the planner');
  await screen.press('Escape');
  await screen.seesNot(screen.say(plannerTexts, 'layer_closings'));
  const dialogs = [
    screen.say(workingTimeTexts, 'freeTimeOpen'),
    screen.say(workingTimeTexts, 'absencesOpen'),
    screen.say(workingTimeTexts, 'ownHoursOpen'),
    screen.say(calendarTexts, 'printOpen'),
    screen.say(calendarTexts, 'takeInOpen'),
    screen.say(calendarTexts, 'subscribeOpen'),
  ];
  for (const dialog of dialogs) {
    await screen.click(screen.say(plannerTexts, 'moreActions'));
    await screen.choose(dialog);
    await screen.page.waitForSelector('[role=dialog]');
    await stop(`planner: ${dialog}`);
    await screen.press('Escape');
    await screen.page.waitForFunction(() => document.querySelector('[role=dialog]') === null);
  }
}

/** Deals in all their views, and one of them. */
export async function tourDeals(screen: Screen, { deal }: DaysOffice, stop: Stop): Promise<void> {
  await goTo(screen, 'deals');
  await screen.sees(deal);
  await stop('board of deals');
  await screen.tick(screen.say(dealTexts, 'list'));
  await screen.sees(deal);
  await stop('list of deals');
  await screen.tick(screen.say(dealTexts, 'forecast'));
  await screen.sees(screen.say(dealTexts, 'total'));
  await stop('forecast');
  await screen.tick(screen.say(dealTexts, 'funnel'));
  await screen.sees(screen.say(funnelTexts, 'about'));
  await stop('funnel');
  await screen.tick(screen.say(dealTexts, 'campaigns'));
  await screen.sees(screen.say(campaignTexts, 'campaigns'));
  await stop('sources');
  await screen.click(screen.say(campaignTexts, 'add'));
  await screen.field(screen.say(campaignTexts, 'cost'));
  await stop('new campaign');
  await screen.click(screen.say(controlTexts, 'cancel'));
  await screen.tick(screen.say(dealTexts, 'board'));
  await screen.press('Alt+N');
  await screen.sees(screen.say(dealTexts, 'newIntro'));
  await stop('new deal');
  await screen.press('Alt+W');
  await screen.choose(deal);
  await screen.element({ what: 'button', name: screen.say(dealTexts, 'win') });
  await stop('deal');
  await screen.click(screen.say(dealTexts, 'lose'));
  await screen.field(screen.say(dealTexts, 'loseReason'));
  await stop('losing a deal');
  await screen.press('Escape');
  await screen.hasNone(screen.say(dealTexts, 'loseVerb'));
}

/** The settings that belong to the working day, and people with their rights. */
export async function tourDaySettings(screen: Screen, stop: Stop): Promise<void> {
  await goTo(screen, 'settings');
  await screen.click(screen.say(workingTimeTexts, 'workingTime'));
  await screen.sees(screen.say(workingTimeTexts, 'workingTimeAbout'));
  await stop('settings: working time');
  await screen.click(screen.say(pipelineTexts, 'pipelines'));
  await screen.choose(screen.say(pipelineTexts, 'add'));
  await screen.field(screen.say(pipelineTexts, 'name'));
  await stop('settings: new pipeline');
  await screen.click(screen.say(controlTexts, 'cancel'));
  await screen.click(screen.say(callScriptTexts, 'scripts'));
  await screen.click(screen.say(callScriptTexts, 'addScript'));
  await screen.click(screen.say(callScriptTexts, 'addStep'));
  await stop('settings: new call script');
  await screen.click(screen.say(controlTexts, 'cancel'));
  await screen.click(screen.say(activityTemplateTexts, 'activityTemplates'));
  await screen.click(screen.say(activityTemplateTexts, 'add'));
  await screen.field(screen.say(activityTemplateTexts, 'name'));
  await stop('settings: new series of tasks');
  await screen.click(screen.say(controlTexts, 'cancel'));
  await screen.click(screen.say(roleTexts, 'roles'));
  await screen.sees(screen.say(roleTexts, 'rolesAbout'));
  await stop('settings: roles');
  await screen.click(screen.say(peopleTexts, 'peopleTitle'));
  await screen.sees(screen.say(peopleTexts, 'peopleAbout'));
  await stop('settings: people');
}

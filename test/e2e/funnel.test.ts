/** The office makes a pipeline by the keyboard; its funnel is read beside its picture, and printed; sources say what they brought. */
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { campaignTexts } from '../../renderer/text/campaigns.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { dealTexts } from '../../renderer/text/deals.ts';
import { funnelTexts } from '../../renderer/text/funnel.ts';
import { pipelineTexts } from '../../renderer/text/pipelines.ts';
import { settingsTexts } from '../../renderer/text/settings.ts';
import { addDeal } from '../support/deals.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { findAnything, goTo } from '../support/pages/frame.ts';
import { elysee, seedOffice } from '../support/steps-seed.ts';

let home: Home;
let program: Program;

beforeEach(async (context) => {
  if (browserHost.missing) return context.skip(browserHost.missing);
  home = newHome();
  program = await browserHost.start(home);
});
afterEach(async () => {
  await program?.close();
  if (home) removeHome(home);
});

async function addLost() {
  const [client] = await program.ask('clients.find', { text: 'elysee', limit: 1 });
  const about = { name: 'Coffee machines', clientId: client?.id ?? 0, amount: 120_000 };
  const { id, stageId } = await addDeal(program, about);
  await program.ask('deals.lose', { id, from: stageId, reason: 'Price' });
}

test('stages are put into another order by the keyboard; one that deals were in stays, and says where they are; no number is taken for another one, and half a pipeline is not left unasked', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof pipelineTexts)['en'], values = {}) => screen.say(pipelineTexts, key, values);
  await addLost();
  await goTo(screen, 'settings');
  await screen.click(say('pipelines'));
  await screen.click(`Sales: ${say('change')}`);
  await screen.click(`New: ${say('removeStage')}`);
  await screen.sees(`${say('inUse')} ${say('inUseGone', { stages: 'Lost (1)' })}`);
  await screen.click(`Contract: ${say('removeStage')}`);
  await screen.page.focus(`[aria-label="Qualified: ${say('drag')}"]`);
  await screen.press('ArrowDown');
  await screen.fill(say('name'), 'Retail');
  await screen.fill(`Qualified: ${say('probability')}`, '150');
  await screen.press('Control+Enter');
  await screen.sees(screen.say(controlTexts, 'tooLarge', { limit: '100' }));
  await screen.fill(`Qualified: ${say('probability')}`, '25');
  await screen.click(screen.say(settingsTexts, 'about'));
  await screen.sees(screen.say(settingsTexts, 'leaveText', { page: say('pipelines') }));
  await screen.press('Escape');
  await screen.holds(say('name'), 'Retail');
  await screen.page.focus(`input[value="Retail"]`);
  await screen.press('Control+Enter');
  await expect
    .poll(async () =>
      (await program.ask('pipelines.list', {})).map(({ name, stages }) => [name, ...stages.map((one) => one.name)]),
    )
    .toEqual([['Retail', 'New', 'Proposal', 'Qualified', 'Negotiation', 'Won', 'Lost']]);
  await screen.hasKeyboard(`Retail: ${say('change')}`);
});

test('the funnel says in figures what its bars show, and is printed', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof funnelTexts)['en'], values = {}) => screen.say(funnelTexts, key, values);
  await addLost();
  await goTo(screen, 'deals');
  await screen.tick(screen.say(dealTexts, 'funnel'));
  await screen.tableReads(say('lost'), ['Stage Reason Deals Amount', 'New Price 1 €1,200.00']);
  await screen.tableReads(say('moves'), ['From To Deals Amount', 'New Lost 1 €1,200.00']);
  await screen.click(say('print'));
  await screen.sees(say('printed', { count: 1 }));
  await expect.poll(() => readdirSync(home.saved).some((name) => name.endsWith('.pdf'))).toBe(true);
});

test('a new deal takes the campaign over from its client, and the sources say what each of them cost', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof campaignTexts)['en']) => screen.say(campaignTexts, key);
  await goTo(screen, 'deals');
  await screen.tick(say('sources'));
  await screen.click(say('add'));
  await screen.fill(say('name'), 'Autumn fair');
  await screen.fill(say('cost'), '300');
  await screen.tick(screen.say(dealTexts, 'board'));
  await screen.sees(screen.say(settingsTexts, 'leaveText', { page: say('sources') }));
  await screen.press('Escape');
  await screen.holds(say('cost'), '300.00');
  await screen.fill(say('name'), 'Autumn fair');
  await screen.press('Control+Enter');
  await screen.tableReads(say('campaigns'), ['Name Source From Until Cost Note', 'Autumn fair €300.00 Change Remove']);
  const [campaign] = await program.ask('campaigns.list', {});
  const [client] = await program.ask('clients.find', { text: elysee.part, limit: 1 });
  const { id, version } = await program.ask('clients.get', { id: client?.id ?? 0 });
  const changes = { campaignId: campaign?.id ?? 0 };
  await program.ask('clients.change', { id, version, changes, was: { campaignId: null } });
  await findAnything(screen, elysee.part, elysee.name);
  await screen.click(screen.say(dealTexts, 'newDeal'));
  await screen.fill(screen.say(dealTexts, 'name'), 'Coffee machines');
  await screen.seesChosen('Autumn fair');
  await screen.press('Control+Enter');
  await screen.sees(screen.say(dealTexts, 'noLines'));
  await goTo(screen, 'deals');
  await screen.tableReads(say('sources'), [
    'Source Campaign Clients Deals Won Clients Deals Won Money won Cost Per client Per won deal',
    'not said Autumn fair 1 1 €300.00 €300.00',
  ]);
});

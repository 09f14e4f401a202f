/** Handlers of campaigns. */
import type { campaigns } from '../../../preload/contract/campaigns.ts';
import type { Handlers } from '../../engine/context.ts';
import { broughtIn } from './report.ts';
import { listCampaigns, removeCampaign, saveCampaign } from './service.ts';

export const campaignHandlers: Handlers<keyof typeof campaigns> = {
  'campaigns.list': ({ db }) => listCampaigns(db),
  'campaigns.save': (command, input) => saveCampaign(command, input),
  'campaigns.remove': (command, input) => removeCampaign(command, input),
  'campaigns.report': (context, asked) => broughtIn(context, asked),
};

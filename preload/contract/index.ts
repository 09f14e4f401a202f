/** The contract: every channel of the engine, and the types that follow from it. */
import type { z } from 'zod';
import { activities } from './activities.ts';
import { activityTemplates } from './activity-templates.ts';
import { attachments } from './attachments.ts';
import { audit } from './audit.ts';
import { backupLooks } from './backup-looks.ts';
import { backupProofs } from './backup-proof.ts';
import { backups } from './backups.ts';
import { bin } from './bin.ts';
import { birthdays } from './birthdays.ts';
import { bulk } from './bulk.ts';
import { calendar } from './calendar.ts';
import { callScripts } from './call-scripts.ts';
import { calls } from './calls.ts';
import { campaigns } from './campaigns.ts';
import { chain } from './chain.ts';
import type { Channel } from './channel.ts';
import { clients } from './clients.ts';
import { companies, series } from './companies.ts';
import { deals } from './deals.ts';
import { diagnostics } from './diagnostics.ts';
import { documents } from './documents.ts';
import { drafts } from './drafts.ts';
import { duplicates } from './duplicates.ts';
import { eInvoices } from './e-invoices.ts';
import type { EngineEvent } from './events.ts';
import { listExports } from './exports.ts';
import { fields } from './fields.ts';
import { files } from './files.ts';
import { firstRestore } from './first-restore.ts';
import { printForms } from './forms.ts';
import { funnel } from './funnel.ts';
import { imports, jobs } from './imports.ts';
import { journal } from './journal.ts';
import { layers } from './layers.ts';
import { letters } from './letters.ts';
import { links } from './links.ts';
import { lists } from './lists.ts';
import { mail } from './mail.ts';
import { moving } from './moving.ts';
import { notes } from './notes.ts';
import { office, preferences, sessions } from './office.ts';
import { operations } from './operations.ts';
import { outputs } from './outputs.ts';
import { pasting } from './pasting.ts';
import { payments } from './payments.ts';
import { roles, teams, users } from './people.ts';
import { presence } from './presence.ts';
import { prices } from './prices.ts';
import { products } from './products.ts';
import { rates } from './rates.ts';
import { finding, reference } from './reference.ts';
import { reminders } from './reminders.ts';
import type { Reply } from './reply.ts';
import { server } from './server.ts';
import { settings } from './settings.ts';
import { stations } from './stations.ts';
import { timeline } from './timeline.ts';
import { today } from './today.ts';
import { transfer } from './transfer.ts';
import { upkeep } from './upkeep.ts';
import { views } from './views.ts';
import { wordForms } from './word-forms.ts';
import { workingTime } from './working-time.ts';

export const contract = {
  ...office,
  ...sessions,
  ...preferences,
  ...settings,
  ...users,
  ...teams,
  ...roles,
  ...reference,
  ...finding,
  ...lists,
  ...views,
  ...companies,
  ...series,
  ...clients,
  ...activities,
  ...activityTemplates,
  ...reminders,
  ...calls,
  ...callScripts,
  ...deals,
  ...funnel,
  ...campaigns,
  ...notes,
  ...attachments,
  ...links,
  ...timeline,
  ...today,
  ...presence,
  ...diagnostics,
  ...stations,
  ...upkeep,
  ...drafts,
  ...moving,
  ...prices,
  ...products,
  ...pasting,
  ...documents,
  ...eInvoices,
  ...chain,
  ...printForms,
  ...wordForms,
  ...letters,
  ...payments,
  ...journal,
  ...mail,
  ...rates,
  ...fields,
  ...files,
  ...imports,
  ...operations,
  ...bulk,
  ...listExports,
  ...outputs,
  ...transfer,
  ...jobs,
  ...backups,
  ...backupProofs,
  ...backupLooks,
  ...firstRestore,
  ...audit,
  ...bin,
  ...duplicates,
  ...server,
  ...workingTime,
  ...birthdays,
  ...layers,
  ...calendar,
};

export type Contract = typeof contract;
export type ChannelName = keyof Contract;
/** What a caller hands in, before defaults and trimming. */
export type Input<Name extends ChannelName> = z.input<Contract[Name]['input']>;
/** What a handler gets. */
export type Parsed<Name extends ChannelName> = z.output<Contract[Name]['input']>;
export type Output<Name extends ChannelName> = z.output<Contract[Name]['output']>;

/** The channel of this name, or undefined for whatever else somebody sends. */
export function channelNamed(name: unknown): Channel | undefined {
  return typeof name === 'string' && Object.hasOwn(contract, name) ? contract[name as ChannelName] : undefined;
}

/** What the page sees of the program: the two functions that the preload puts on `window.kontor`. */
export interface Border {
  invoke<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Reply<Output<Name>>>;
  /** Calls back for every event until the function that it returns is called. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

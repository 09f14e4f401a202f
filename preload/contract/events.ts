/** What the engine tells every connected page without being asked. */

import type { Right } from './channel.ts';
import type { Upkeep } from './stations.ts';

export const entities = [
  'office',
  'company',
  'user',
  'client',
  'product',
  'document',
  'series',
  'import',
  'backup',
  'settings',
  'team',
  'role',
  'session',
  'contact',
  'activity',
  'note',
  'attachment',
  'link',
  'field',
  'classifier',
  'view',
  'operation',
  'suspect',
  'price-list',
  'list',
  'bin',
  'payment',
  'form',
  'mail',
  'mail-account',
  'message',
  'deal',
  'pipeline',
  'activity-template',
  'absence',
  'call',
  'campaign',
  'call-script',
] as const;
export type Entity = (typeof entities)[number];

/** The right without which a session is told nothing of records of a kind; null: everybody who is signed in may know. */
export const seeingRights: Readonly<Record<Entity, Right | null>> = {
  office: null,
  company: null,
  user: null,
  client: 'clients.see',
  product: 'products.see',
  document: 'documents.see',
  series: null,
  import: null,
  backup: null,
  settings: null,
  team: null,
  role: null,
  session: null,
  contact: 'clients.see',
  activity: 'activities.see',
  note: 'clients.see',
  attachment: 'clients.see',
  link: 'clients.see',
  field: null,
  classifier: null,
  view: null,
  operation: null,
  suspect: 'clients.merge',
  'price-list': 'products.see',
  list: null,
  bin: null,
  payment: 'documents.see',
  form: null,
  mail: 'documents.print',
  'mail-account': null,
  message: null,
  deal: 'deals.see',
  pipeline: 'deals.see',
  'activity-template': 'activities.see',
  absence: 'activities.see',
  call: 'activities.see',
  campaign: 'clients.see',
  'call-script': 'activities.see',
};

/** Why a session is over: its user's access was closed, his password is another one, or somebody has ended it. */
export type EndOfSession = 'access-closed' | 'password-changed' | 'ended';

export type EngineEvent =
  /** After each commit, for each record that it changed. `id` 0 with `version` 0: many of this entity, read all again. */
  | { readonly type: 'changed'; readonly entity: Entity; readonly id: number; readonly version: number }
  | {
      readonly type: 'progress';
      readonly job: string;
      readonly done: number;
      /** `null` while it is not known. */
      readonly total: number | null;
      /** `waiting`: others are saving what they were doing first. */
      readonly phase: 'waiting' | 'reading' | 'checking' | 'writing' | 'printing' | 'finished' | 'cancelled' | 'failed';
    }
  /** Who else has the record open now; told to those who have it open. */
  | {
      readonly type: 'presence';
      readonly entity: Entity;
      readonly id: number;
      readonly people: readonly { readonly id: number; readonly name: string }[];
    }
  /** Nobody has touched this session for the office's idle time: its user's password is needed to go on. */
  | { readonly type: 'locked' }
  /** Somebody else has ended this session: told once, before the page finds that it has no user. */
  | { readonly type: 'ended'; readonly why: EndOfSession }
  /** What this session saves waits until the long write of somebody (an import, a change of many) has ended; null: it waits no longer. */
  | { readonly type: 'waiting'; readonly behind: { readonly name: string } | null }
  /** Work is announced or runs for which others make room; null: it is over, or was called off. */
  | { readonly type: 'upkeep'; readonly upkeep: Upkeep | null }
  /** The office was opened, closed or replaced by a backup: everything on the screen is to be read again. */
  | { readonly type: 'office' }
  /** The border itself: the engine cannot be reached, or can again. Sent by the host. */
  | { readonly type: 'connection'; readonly state: 'lost' | 'restored' };

/** How a channel of the contract is declared. Types of both sides come from these declarations; nothing is declared twice. */
import type { z } from 'zod';

/** What a session may do. A channel names one of them; `null` there means: anyone who has a session, signed in or not. */
export const rights = [
  'office.manage',
  'settings.change',
  'backups.make',
  'backups.restore',
  'clients.see',
  'clients.create',
  'clients.change',
  'clients.delete',
  'clients.import',
  'clients.merge',
  'activities.see',
  'activities.create',
  'activities.change',
  'activities.delete',
  'deals.see',
  'deals.create',
  'deals.change',
  'deals.delete',
  'products.see',
  'products.create',
  'products.change',
  'products.delete',
  'products.import',
  'documents.see',
  'documents.create',
  'documents.change',
  'documents.delete',
  'documents.issue',
  'documents.cancel',
  'documents.print',
  'payments.record',
  'forms.change',
  'lists.export',
  'lists.print',
  'lists.massChange',
  'views.share',
  'bin.empty',
  'office.export',
  'audit.see',
] as const;
export type Right = (typeof rights)[number];

/** The rights over records that belong to somebody: they may reach to own records, to those of one's teams, or to all. */
export const reachingRights = [
  'clients.see',
  'clients.change',
  'clients.delete',
  'clients.merge',
  'activities.see',
  'activities.change',
  'activities.delete',
  'deals.see',
  'deals.change',
  'deals.delete',
  'documents.see',
  'documents.change',
  'documents.delete',
  'documents.issue',
  'documents.cancel',
  'documents.print',
] as const satisfies readonly Right[];
export type ReachingRight = (typeof reachingRights)[number];

/** How far a right goes: records whose responsible person one is; also those of one's teams; all. */
export const reaches = ['own', 'team', 'all'] as const;
export type ReachOfRight = (typeof reaches)[number];

/** Fields that a role may be kept from seeing: nowhere on the screen, in lists, search, history or exports. What a document shows, its print form shows too. */
export const hidingFields = [
  'products.purchasePrice',
  'clients.reaches',
  'clients.birthdays',
  'clients.bankAccounts',
  'clients.creditLimit',
] as const;
export type HidingField = (typeof hidingFields)[number];

/**
 * - `query`: reads, synchronously, changes nothing.
 * - `command`: changes data, synchronously, in one transaction with its audit record.
 * - `task`: must wait for something (a file, a PDF, a backup); its steps that touch data are queries and commands of their own.
 */
export type ChannelKind = 'query' | 'command' | 'task';

export interface Channel<
  Kind extends ChannelKind = ChannelKind,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: Kind;
  /** One sentence for `docs/api.md`. */
  readonly about: string;
  /** `null`: no right is needed. `signed-in`: any user of the office. */
  readonly right: Right | 'signed-in' | null;
  /** The right has to reach all records: what is changed belongs to nobody in particular. */
  readonly overAll?: true;
  readonly input: Input;
  readonly output: Output;
}

/** The channels of one capability, by name (`clients.find`). */
export type Capability = Readonly<Record<string, Channel>>;

type Declared<Input extends z.ZodType, Output extends z.ZodType> = Omit<Channel<ChannelKind, Input, Output>, 'kind'>;

/** Declares a channel that reads. */
export function query<I extends z.ZodType, O extends z.ZodType>(channel: Declared<I, O>): Channel<'query', I, O> {
  return { kind: 'query', ...channel };
}

/** Declares a channel that changes data in one transaction. */
export function command<I extends z.ZodType, O extends z.ZodType>(channel: Declared<I, O>): Channel<'command', I, O> {
  return { kind: 'command', ...channel };
}

/** Declares a channel that has to wait for something outside of the database. */
export function task<I extends z.ZodType, O extends z.ZodType>(channel: Declared<I, O>): Channel<'task', I, O> {
  return { kind: 'task', ...channel };
}

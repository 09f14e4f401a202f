/** The log of everything that was done in the office, for those who may see it. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import type { AuditEntry, AuditKind, audit } from '../../../preload/contract/audit.ts';
import type { HidingField } from '../../../preload/contract/channel.ts';
import { contract } from '../../../preload/contract/index.ts';
import { beginningOf } from '../../engine/clock.ts';
import type { SignedInUser } from '../../engine/context.ts';
import { firstSince, logRows, titleOf } from './log-queries.ts';
import { entryOf } from './service.ts';

type Request = z.output<(typeof audit)['audit.list']['input']>;
type Shown = z.output<(typeof audit)['audit.list']['output']>[number];

/** One page, the latest first. Fields that the user's role hides are left out of the changes. */
export function auditLog(db: Db, user: Pick<SignedInUser, 'hidden'>, { filter, before, limit }: Request): Shown[] {
  const { kind, userId, entity, from, to } = filter;
  const rows = logRows(db, {
    channels: kind === undefined ? null : channelsOf(kind),
    userId: userId ?? null,
    entity: entity ?? null,
    first: from === undefined ? 1 : firstSince(db, beginningOf(from)),
    last: Math.min(
      (before ?? Number.MAX_SAFE_INTEGER) - 1,
      to === undefined ? Number.MAX_SAFE_INTEGER : firstSince(db, beginningOf(to, 1)) - 1,
    ),
    limit,
  });
  return rows.map((row) => {
    const entry = withoutHidden(entryOf(row), user.hidden);
    return { ...entry, kind: kindOf(row.channel), title: titleOf(db, row.entity, row.entityId) };
  });
}

/** Fields of records, by their entity, under the name by which a role hides them. */
const hiddenFields: Readonly<Record<HidingField, Readonly<Record<string, readonly string[]>>>> = {
  'products.purchasePrice': { product: ['purchasePrice'] },
  'clients.reaches': {
    // Those of contact persons stand inside of the change of `contacts`.
    client: ['reaches', 'contacts'],
    contact: ['reaches', 'contacts'],
    document: ['mailed'],
    call: ['number'],
    mail: ['to', 'cc', 'bcc', 'serverWords'],
  },
  // As above.
  'clients.birthdays': { client: ['contacts'], contact: ['contacts'] },
  'clients.bankAccounts': { client: ['bankAccounts'] },
  'clients.creditLimit': { client: ['creditLimit'] },
};

/** The entry without what these rules hide. */
export function withoutHidden<Entry extends AuditEntry>(entry: Entry, hidden: ReadonlySet<HidingField>): Entry {
  if (hidden.size === 0) return entry;
  const away = new Set([...hidden].flatMap((name) => hiddenFields[name][entry.entity] ?? []));
  const kept = Object.entries(entry.changes).filter(([field]) => !away.has(field));
  return { ...entry, changes: Object.fromEntries(kept) };
}

const areas: Readonly<Record<string, AuditKind>> = {
  sessions: 'sign-ins',
  imports: 'imports',
  backups: 'backups',
  settings: 'settings',
  companies: 'settings',
  series: 'settings',
  users: 'settings',
  teams: 'settings',
  roles: 'settings',
  fields: 'settings',
  classifiers: 'settings',
  pipelines: 'settings',
  campaigns: 'settings',
  activityTemplates: 'settings',
  workingTime: 'settings',
  office: 'settings',
  views: 'settings',
  bin: 'deletions',
  outputs: 'prints',
};

const exact: Readonly<Record<string, AuditKind>> = {
  'office.export': 'exports',
  'users.handOver': 'changes',
  'deals.printFunnel': 'prints',
  'activities.removeSeries': 'deletions',
  'calls.saveScript': 'settings',
  'calls.removeScript': 'settings',
  'calls.extend': 'settings',
  'documents.html': 'exports',
  'documents.pdf': 'prints',
  'documents.saveAs': 'prints',
  'documents.eInvoice': 'prints',
  'documents.handedOut': 'prints',
  // No channel of the contract: the outbox does it by itself.
  'mail.sent': 'prints',
};

const verbs: Readonly<Record<string, AuditKind>> = {
  export: 'exports',
  print: 'prints',
  merge: 'merges',
  remove: 'deletions',
  restore: 'deletions',
};

/** What a channel's records are called in the log. */
export function kindOf(channel: string): AuditKind {
  const [area = '', verb = ''] = channel.split('.');
  return exact[channel] ?? areas[area] ?? verbs[verb] ?? 'changes';
}

/** Closing an access hands clients and documents over: whoever looks for their changes finds it, too. */
const alsoChanges: readonly string[] = ['users.close'];

function channelsOf(kind: AuditKind): string[] {
  return [...new Set([...Object.keys(contract), ...Object.keys(exact)])].filter(
    (channel) => kindOf(channel) === kind || (kind === 'changes' && alsoChanges.includes(channel)),
  );
}

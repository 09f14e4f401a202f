/** The roles that every office has from the start: what they are called, what they may do, what is hidden from them. */
import { type HidingField, type ReachOfRight, type Right, rights } from '../../../preload/contract/channel.ts';
import { type ReadyRole, readyRoles } from '../../../preload/contract/people.ts';
import type { Language } from '../../../preload/contract/values.ts';

export interface ReadyRoleData {
  readonly key: ReadyRole;
  readonly name: Readonly<Record<Language, string>>;
  /** `*`, or rights with their reach behind them, as the table keeps them. */
  readonly rights: readonly string[];
  readonly hidden: readonly HidingField[];
}

const all = (...names: readonly Right[]): readonly string[] => names;
const own = (...names: readonly Right[]): readonly string[] => names.map((name) => `${name}:own` as const);

/** What only who runs the office does. */
const ownersAlone: readonly Right[] = ['office.manage', 'settings.change', 'backups.restore', 'office.export'];

/** In the order in which they are shown. */
export const readyRoleData: readonly ReadyRoleData[] = [
  {
    key: 'owner',
    name: { en: 'Owner', ru: 'Владелец', fr: 'Propriétaire' },
    rights: ['*'],
    hidden: [],
  },
  {
    key: 'manager',
    name: { en: 'Manager', ru: 'Руководитель', fr: 'Manager' },
    rights: rights.filter((right) => !ownersAlone.includes(right)),
    hidden: [],
  },
  {
    key: 'sales',
    name: { en: 'Sales', ru: 'Продажи', fr: 'Commercial' },
    rights: [
      ...own('clients.see', 'clients.change', 'clients.delete'),
      ...own('activities.see', 'activities.change', 'activities.delete'),
      ...own('deals.see', 'deals.change', 'deals.delete'),
      ...own('documents.see', 'documents.change', 'documents.delete', 'documents.issue', 'documents.cancel'),
      ...own('documents.print'),
      ...all('clients.create', 'activities.create', 'deals.create', 'documents.create', 'products.see', 'lists.print'),
    ],
    hidden: ['products.purchasePrice'],
  },
  {
    key: 'accountant',
    name: { en: 'Accountant', ru: 'Бухгалтер', fr: 'Comptable' },
    rights: [
      ...all('clients.see', 'clients.create', 'clients.change', 'deals.see'),
      ...all('activities.see', 'activities.create', 'activities.change'),
      ...all('documents.see', 'documents.create', 'documents.change', 'documents.delete', 'documents.issue'),
      ...all('documents.cancel', 'documents.print', 'payments.record'),
      ...all('products.see', 'products.create', 'products.change', 'products.delete', 'products.import'),
      ...all('lists.export', 'lists.print'),
    ],
    hidden: [],
  },
  {
    key: 'support',
    name: { en: 'Support', ru: 'Поддержка', fr: 'Assistance' },
    rights: [
      ...all('clients.see', 'clients.create', 'clients.change', 'deals.see', 'products.see'),
      ...all('activities.see', 'activities.create', 'activities.change'),
    ],
    hidden: ['products.purchasePrice', 'clients.bankAccounts', 'clients.creditLimit'],
  },
  {
    key: 'guest',
    name: { en: 'Guest', ru: 'Гость', fr: 'Invité' },
    rights: all('clients.see', 'activities.see', 'deals.see', 'products.see', 'documents.see'),
    hidden: ['products.purchasePrice', 'clients.bankAccounts', 'clients.creditLimit'],
  },
];

/** The ready role of this key, or undefined for one of the office's own. */
export function readyRole(key: string): ReadyRoleData | undefined {
  const known = readyRoles.find((one) => one === key);
  return known === undefined ? undefined : readyRoleData.find((one) => one.key === known);
}

/** How far a ready role goes with a right; null: it does not hold it. */
export function reachOfReadyRole({ rights: held }: ReadyRoleData, right: Right): ReachOfRight | null {
  for (const entry of held) {
    const [name, reach] = entry.split(':');
    if (name === '*') return 'all';
    if (name === right) return reach === 'own' || reach === 'team' ? reach : 'all';
  }
  return null;
}

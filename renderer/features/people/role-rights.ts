/** The rights of a role as its table shows them, and what it cannot do, in words. */
import {
  type HidingField,
  hidingFields,
  type ReachOfRight,
  type Right,
  reachingRights,
} from '../../../preload/contract/channel.ts';
import type { RoleRights } from '../../../preload/contract/people.ts';
import type { roleTexts } from '../../text/roles.ts';
import type { TextOf } from '../../ui/language.tsx';

type Key = keyof (typeof roleTexts)['en'];

export const roleEntities = ['clients', 'activities', 'deals', 'documents', 'products'] as const;
export type RoleEntity = (typeof roleEntities)[number];

/** The columns of the table. */
export const mainVerbs = ['see', 'create', 'change', 'delete'] as const;

/** What there is besides, for each kind of records. */
export const moreRights = [
  'documents.issue',
  'documents.cancel',
  'documents.print',
  'clients.merge',
  'clients.import',
  'products.import',
] as const satisfies readonly Right[];

/** Each says what it is. */
export const separateRights = [
  'payments.record',
  'lists.export',
  'lists.print',
  'lists.massChange',
  'views.share',
  'bin.empty',
  'audit.see',
  'backups.make',
  'backups.restore',
  'office.export',
  'forms.change',
  'settings.change',
  'office.manage',
] as const satisfies readonly Right[];

type SeparateRight = (typeof separateRights)[number];

/** Every right that the page gives. */
export function rightsOnPage(): readonly Right[] {
  const inTable = roleEntities.flatMap((entity) => mainVerbs.map((verb) => `${entity}.${verb}` as const));
  return [...inTable, ...moreRights, ...separateRights];
}

/** What there is besides the table's columns for this kind of records. */
export function moreOf(entity: RoleEntity): readonly (typeof moreRights)[number][] {
  return moreRights.filter((right) => right.startsWith(`${entity}.`));
}

/** The text of a separate right. */
export function separateKey(right: SeparateRight): Key {
  const keys = {
    'payments.record': 'right_payments_record',
    'lists.export': 'right_lists_export',
    'lists.print': 'right_lists_print',
    'lists.massChange': 'right_lists_massChange',
    'views.share': 'right_views_share',
    'bin.empty': 'right_bin_empty',
    'audit.see': 'right_audit_see',
    'backups.make': 'right_backups_make',
    'backups.restore': 'right_backups_restore',
    'office.export': 'right_office_export',
    'forms.change': 'right_forms_change',
    'settings.change': 'right_settings_change',
    'office.manage': 'right_office_manage',
  } as const satisfies Record<SeparateRight, Key>;
  return keys[right];
}

/** The text of a field that can be hidden. */
export function hiddenKey(field: HidingField): Key {
  const keys = {
    'products.purchasePrice': 'hidden_products_purchasePrice',
    'clients.reaches': 'hidden_clients_reaches',
    'clients.birthdays': 'hidden_clients_birthdays',
    'clients.bankAccounts': 'hidden_clients_bankAccounts',
    'clients.creditLimit': 'hidden_clients_creditLimit',
  } as const satisfies Record<HidingField, Key>;
  return keys[field];
}

export function hasReach(right: Right): boolean {
  return reachingRights.some((one) => one === right);
}

const order = { own: 0, team: 1, all: 2 } as const;

/** The rights after one of them was set (null: taken away): nothing goes further than seeing does. */
export function withRight(held: RoleRights, right: Right, reach: ReachOfRight | null): RoleRights {
  const next: RoleRights = { ...held };
  if (reach === null) delete next[right];
  else next[right] = reach;
  const [entity] = right.split('.');
  const seeing = roleEntities.find((one) => one === entity);
  if (seeing === undefined) return next;
  const see: Right = `${seeing}.see`;
  if (right === see)
    for (const other of Object.keys(next)) {
      // Its names are rights.
      const name = other as Right;
      const goes = next[name];
      if (name === see || !name.startsWith(`${seeing}.`) || goes === undefined) continue;
      if (reach === null) delete next[name];
      else if (hasReach(name) && order[goes] > order[reach]) next[name] = reach;
    }
  else if (reach !== null) {
    const seen = next[see];
    const wanted = hasReach(right) ? reach : 'own';
    if (seen === undefined || order[seen] < order[wanted]) next[see] = hasReach(see) ? wanted : 'all';
  }
  return next;
}

/** What the role does not see and cannot do, a sentence each; empty: nothing is closed to it. */
export function limitsInWords(held: RoleRights, hidden: readonly HidingField[], t: TextOf<Key>): readonly string[] {
  const said: string[] = [];
  const name = (entity: RoleEntity) => lower([t(`entity_${entity}`)]);
  const seen = (reach: ReachOfRight | undefined) =>
    roleEntities.filter((entity) => held[`${entity}.see`] === reach).map(name);
  const say = (key: 'cannotSee' | 'seesOwn' | 'seesTeam', what: readonly string[]) => {
    if (what.length > 0) said.push(t(key, { what: what.join(', ') }));
  };
  say('cannotSee', seen(undefined));
  say('seesOwn', seen('own'));
  say('seesTeam', seen('team'));
  const fields = hidingFields.filter((field) => hidden.includes(field)).map((field) => t(hiddenKey(field)));
  if (fields.length > 0) said.push(t('hiddenFromIt', { what: lower(fields) }));
  for (const entity of roleEntities) {
    if (held[`${entity}.see`] === undefined) continue;
    const missing = [
      ...mainVerbs.filter((verb) => held[`${entity}.${verb}`] === undefined).map((verb) => t(`do_${verb}`)),
      ...moreOf(entity)
        .filter((right) => held[right] === undefined)
        .map((right) => t(moreKey(right))),
    ];
    if (missing.length > 0) said.push(`${t(`entity_${entity}`)} — ${t('cannotDo', { what: lower(missing) })}`);
  }
  const others = separateRights.filter((right) => held[right] === undefined).map((right) => t(separateKey(right)));
  if (others.length > 0) said.push(t('cannotDo', { what: lower(others) }));
  return said;
}

/** The text of a right that is not in the table's columns. */
export function moreKey(right: (typeof moreRights)[number]): Key {
  const keys = {
    'documents.issue': 'do_issue',
    'documents.cancel': 'do_cancel',
    'documents.print': 'do_print',
    'clients.merge': 'do_merge',
    'clients.import': 'do_import',
    'products.import': 'do_import',
  } as const satisfies Record<(typeof moreRights)[number], Key>;
  return keys[right];
}

function lower(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toLocaleLowerCase() + word.slice(1)).join(', ');
}

/** What rows may name besides themselves: people, teams, price lists, campaigns, and the values of the office's own fields. */
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import type { ImportEntity } from '../../../preload/contract/imports.ts';
import type { OwnValue, OwnValues } from '../../../preload/contract/own-values.ts';
import type { Context } from '../../engine/context.ts';
import { listCampaigns } from '../campaigns/service.ts';
import { maySeeClient } from '../clients/reached.ts';
import { findByKeys } from '../clients/service.ts';
import { type OwnFieldDefinition, ownFieldsOf } from '../fields/own-fields.ts';
import { choiceFinder, convertedValue, type Lookups } from '../fields/type-change.ts';
import { ownValueText } from '../fields/value-text.ts';
import { listPeople } from '../people/service.ts';
import { listTeams } from '../people/teams.ts';
import { priceLists } from '../prices/service.ts';

/** Things of which a row gives the name. */
export type NamedKind = 'responsible' | 'team' | 'priceList' | 'campaign';

/** An own field as a column goes into it. */
export interface OwnColumn {
  /** `own.12` */
  readonly name: string;
  /** `12` */
  readonly key: string;
  readonly label: string;
  /** The value that a text means; null where it means none. */
  read(text: string): OwnValue | null;
  text(value: OwnValue): string;
}

export interface Naming {
  readonly own: readonly OwnColumn[];
  /** ISO 4217, of sums that are written without one. */
  readonly currency: string;
  /** Null where there is none of this name, or several. */
  idOf(kind: NamedKind, name: string): number | null;
  /** Empty where it is no longer there. */
  nameOf(kind: NamedKind, id: number): string;
}

/** For rows of this kind; what is looked up by name is read once. */
export function naming(
  db: () => Db,
  { user, language }: Pick<Context, 'user' | 'language'>,
  entity: ImportEntity,
  currency: string,
): Naming {
  const people = listPeople({ db: db(), language });
  const working = people.filter(({ active }) => active);
  const named: Readonly<Record<NamedKind, Names>> = {
    responsible: new Names([...working, ...working.map(({ id, login }) => ({ id, name: login }))]),
    team: new Names(listTeams(db())),
    priceList: new Names(priceLists(db(), { removed: false })),
    campaign: new Names(listCampaigns(db())),
  };
  const everybody = new Names(people);
  const lookups = (field: OwnFieldDefinition): Lookups => ({
    text: String,
    choice: choiceFinder(
      field.choices.filter(({ archived }) => !archived),
      null,
    ),
    client(name) {
      const [id, ...others] = findByKeys(db(), { name })?.ids ?? [];
      // A client that the importer may not see is none to him.
      return id === undefined || others.length > 0 || !maySeeClient({ db: db(), user }, id) ? null : id;
    },
    user: (name) => everybody.idOf(name),
  });
  return {
    own: ownFieldsOf(db(), entity === 'clients' ? 'client' : 'product').map((field) => {
      const found = lookups(field);
      return {
        name: ownColumnName(field.id),
        key: String(field.id),
        label: field.name,
        read: (text) => convertedValue(plainText, field, text, found, language),
        text: (value) => ownValueText(db(), field, value, language),
      };
    }),
    currency,
    idOf: (kind, name) => named[kind].idOf(name),
    nameOf: (kind, id) => (kind === 'responsible' ? everybody : named[kind]).nameOf(id),
  };
}

/** The name under which columns go into an own field. */
export function ownColumnName(id: number): string {
  return `own.${id}`;
}

/** Own values by the names of their columns. */
export function shownOwn(values: OwnValues, own: readonly OwnColumn[]): Record<string, string> {
  return Object.fromEntries(
    own.map(({ name, key, text }) => {
      const value = values[key];
      return [name, value === undefined ? '' : text(value)] as const;
    }),
  );
}

const plainText = { type: 'text', classifierId: null, currency: null } as const;

class Names {
  readonly #ids = new Map<string, number | null>();
  readonly #names = new Map<number, string>();

  constructor(all: readonly { readonly id: number; readonly name: string }[]) {
    for (const { id, name } of all) {
      const key = fold(name);
      const known = this.#ids.get(key);
      this.#ids.set(key, known === undefined || known === id ? id : null);
      if (!this.#names.has(id)) this.#names.set(id, name);
    }
  }

  idOf(name: string): number | null {
    return this.#ids.get(fold(name)) ?? null;
  }

  nameOf(id: number): string {
    return this.#names.get(id) ?? '';
  }
}

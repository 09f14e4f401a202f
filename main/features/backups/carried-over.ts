/** Values of a backup as they are in today's office: what they refer to is found by its uid, and left out where it is gone. */
import type { Db } from '../../../db/database.ts';
import type { ClientFields } from '../../../preload/contract/clients.ts';
import type { OwnEntity, OwnValue, OwnValues } from '../../../preload/contract/own-values.ts';
import type { ProductFields } from '../../../preload/contract/products.ts';
import { type OwnFieldDefinition, ownFieldById, ownFieldsOf } from '../fields/own-fields.ts';
import { worksHere } from '../people/belonging.ts';
import { rowOf, sameVatRate, type UidTable, uidOf } from './look-queries.ts';

export interface Both {
  readonly old: Db;
  readonly now: Db;
}

/** The id of today; null where it is gone or in the bin. */
function today({ old, now }: Both, table: UidTable, id: number | null): number | null {
  const uid = id === null ? null : uidOf(old, table, id);
  const row = uid === null ? undefined : rowOf(now, table, uid);
  return row === undefined || row.deletedAt !== null ? null : row.id;
}

/** The fields of a client as they would stand in today's office. */
export function clientCarriedOver(both: Both, fields: ClientFields): ClientFields {
  const responsible = today(both, 'user', fields.responsibleId);
  return {
    ...fields,
    responsibleId: responsible !== null && worksHere(both.now, responsible) ? responsible : null,
    teamId: today(both, 'team', fields.teamId),
    priceListId: today(both, 'price_list', fields.priceListId),
    campaignId: today(both, 'campaign', fields.campaignId),
    own: ownCarriedOver(both, 'client', fields.own),
  };
}

/** The same of a product. */
export function productCarriedOver(both: Both, fields: ProductFields): ProductFields {
  const { vatRateId } = fields;
  return {
    ...fields,
    vatRateId: vatRateId === null ? null : sameVatRate(both.old, both.now, vatRateId),
    own: ownCarriedOver(both, 'product', fields.own),
  };
}

/** Own values by today's fields; what a field or a choice that is gone held is left out. */
export function ownCarriedOver(both: Both, entity: OwnEntity, own: OwnValues): OwnValues {
  const carried: OwnValues = {};
  for (const field of ownFieldsOf(both.old, entity)) {
    const value = own[String(field.id)];
    const id = today(both, 'own_field', field.id);
    const present = id === null ? undefined : ownFieldById(both.now, id);
    if (value === undefined || present === undefined || present.removed || present.type !== field.type) continue;
    const found = valueCarriedOver(both, field, present, value);
    if (found !== null) carried[String(present.id)] = found;
  }
  return carried;
}

/** Choices have no uid: they are the same by their name. */
function valueCarriedOver(
  both: Both,
  field: OwnFieldDefinition,
  present: OwnFieldDefinition,
  value: OwnValue,
): OwnValue | null {
  const choice = (id: OwnValue) => {
    const name = field.choices.find((one) => one.id === id)?.name;
    return present.choices.find((one) => one.name === name)?.id ?? null;
  };
  switch (field.type) {
    case 'choice':
      return choice(value);
    case 'choices':
      return Array.isArray(value) ? value.map(choice).filter((id) => id !== null) : null;
    case 'client':
    case 'user':
      return typeof value === 'number' ? today(both, field.type, value) : null;
    case 'money':
      return field.currency === present.currency ? value : null;
    default:
      return value;
  }
}

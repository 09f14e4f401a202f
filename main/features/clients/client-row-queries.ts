/** SQL of the one row that a client has in its table. */
import type { Db } from '../../../db/database.ts';
import { filledColumns, literal } from '../../../db/filled-columns.ts';
import { fold, nameKey } from '../../../db/folding.ts';
import { newUid } from '../../../db/uid.ts';
import type { ClientFields } from '../../../preload/contract/clients.ts';
import { filledTaxNumbers } from '../reference/tax-numbers.ts';

/** When and by whom something is written. */
export interface Stamp {
  readonly at: string;
  readonly by: number;
}

/** A row as it is now. */
interface ClientRow {
  readonly id: number;
  readonly version: number;
  readonly fields: ClientFields;
  readonly searchKey: string;
}

/** Writes rows of clients; everything inside of the caller's transaction. */
export interface ClientRows {
  /** Answers the id of the new row. */
  insert(fields: ClientFields, searchKey: string, stamp: Stamp): number;
  /** Writes what is otherwise than before, over exactly this version; false when the client has another one. */
  update(before: ClientRow, now: ClientFields, searchKey: string, stamp: Stamp): boolean;
}

type Bound = string | number | null;

/** The columns that come from the fields of a client, in the order of `valuesOf`, and what stands in each where there is nothing. */
const columns = {
  code: '',
  kind: '',
  name: '',
  legal_name: '',
  type: '',
  state: '',
  category: null,
  source: '',
  industry: '',
  responsible_id: null,
  country: '',
  tax_numbers: '{}',
  director: '',
  director_post: '',
  acting_on: '',
  discount: 0,
  currency: null,
  payment_days: null,
  credit_limit: null,
  language: null,
  next_contact: null,
  note: '',
  team_id: null,
  price_list_id: null,
  campaign_id: null,
  consent: null,
  consent_day: null,
  consent_note: '',
  own: '{}',
  list_region: '',
  list_responsible: '',
  list_campaign: '',
  list_city: '',
  list_country: '',
  list_phone: '',
  list_email: '',
  list_tax_number: '',
  name_key: '',
  search_key: '',
} as const;
const names = Object.keys(columns);
const blanks = Object.values(columns);

/** What of other records stands with the client, for lists. */
interface NamesInLists {
  /** Folded. */
  readonly responsible: string;
  readonly campaign: string;
}

function valuesOf(fields: ClientFields, listed: NamesInLists, searchKey: string): Bound[] {
  const first = (kind: 'phone' | 'email') => fields.reaches.find((reach) => reach.kind === kind)?.value ?? '';
  const taxNumber = filledTaxNumbers(fields.taxNumbers)[0]?.[1] ?? '';
  return [
    fields.code,
    fields.kind,
    fields.name,
    fields.legalName,
    fields.type,
    fields.state,
    fields.category,
    fields.source,
    fields.industry,
    fields.responsibleId,
    fields.country,
    JSON.stringify(fields.taxNumbers),
    fields.director,
    fields.directorPost,
    fields.actingOn,
    fields.discount,
    fields.currency,
    fields.paymentDays,
    fields.creditLimit,
    fields.language,
    fields.nextContact,
    fields.note,
    fields.teamId,
    fields.priceListId,
    fields.campaignId,
    fields.consent?.state ?? null,
    fields.consent?.day ?? null,
    fields.consent?.note ?? '',
    JSON.stringify(fields.own),
    fields.address.region,
    listed.responsible,
    listed.campaign,
    fields.address.city,
    fields.address.country,
    first('phone'),
    first('email'),
    taxNumber,
    nameKey(fields.name),
    searchKey,
  ];
}

/** The rows of this database. */
export function clientRows(db: Db): ClientRows {
  const nameOfUser = db.sql.prepare<Bound[], string>('SELECT name FROM user WHERE id = ?').pluck();
  const nameOfCampaign = db.sql.prepare<Bound[], string>('SELECT name FROM campaign WHERE id = ?').pluck();
  const valuesWith = (fields: ClientFields, searchKey: string) => {
    const { responsibleId, campaignId } = fields;
    const listed = {
      responsible: responsibleId === null ? '' : fold(nameOfUser.get(responsibleId) ?? ''),
      campaign: campaignId === null ? '' : (nameOfCampaign.get(campaignId) ?? ''),
    };
    return valuesOf(fields, listed, searchKey);
  };
  const inserts = filledColumns(db, (isFilled) => {
    const values = blanks.map((blank, place) => (isFilled(place) ? '?' : literal(blank)));
    return `INSERT INTO client (uid, created_at, created_by, updated_at, updated_by, ${names.join(', ')}) VALUES (?, ?, ?, ?, ?, ${values.join(', ')})`;
  });
  // A column that is named is written into each index that has it, changed or not: a client has many. A trigger stands on the name, so that SQLite would
  // copy each page that is changed into a file, to be able to undo this statement alone: a third of its time. Nobody does so: what fails undoes its transaction.
  const updates = filledColumns(db, (isChanged) => {
    const set = names.filter((_, place) => isChanged(place)).map((column) => `, ${column} = ?`);
    return `UPDATE OR ROLLBACK client SET version = version + 1, updated_at = ?, updated_by = ?${set.join('')} WHERE id = ? AND version = ?`;
  });
  return {
    insert(fields, searchKey, { at, by }) {
      const [insert, values] = inserts(valuesWith(fields, searchKey), blanks);
      return Number(insert.run(newUid(), at, by, at, by, ...values).lastInsertRowid);
    },
    update({ id, version, fields, searchKey: searchKeyBefore }, now, searchKey, { at, by }) {
      const [update, values] = updates(valuesWith(now, searchKey), valuesWith(fields, searchKeyBefore));
      return update.run(at, by, ...values, id, version).changes > 0;
    },
  };
}

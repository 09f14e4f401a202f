/** SQL of the layers of planners: documents and deals by a day that they have. */
import type { Db } from '../../../db/database.ts';
import { andReached, type Reach, reachedKeys } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';
import type { LayerName } from '../../../preload/contract/layers.ts';

/** Those of records that have a day of their own. */
export type StoredLayer = Exclude<LayerName, 'birthdays'>;

/** A row as it comes from the tables. */
export interface StoredLayerRow {
  readonly id: number;
  readonly day: string;
  /** Type of a document; empty for a deal. */
  readonly type: string;
  /** Number of a document, name of a deal. */
  readonly name: string;
  readonly client: string;
  readonly clientId: number | null;
  readonly clientResponsibleId: number | null;
  readonly clientTeamId: number | null;
  readonly responsibleId: number | null;
}

const ofClient = `client.responsible_id AS clientResponsibleId, client.team_id AS clientTeamId`;
const ofDocument = `document.id, document.type, ifnull(document.number, '') AS name, document.client_name AS client,
  document.client_id AS clientId, ${ofClient}, document.responsible_id AS responsibleId`;
const end = "json_extract(document.details, '$.validUntil')";

/** From a day up to another one in the order of days. `mine`: with one more key behind those of the reach, a person. */
export function layerStatement(layer: StoredLayer, reach: Reach['kind'], mine: boolean): string {
  const own = (table: string) => (mine ? `AND ${table}.responsible_id = ?` : '');
  if (layer === 'due')
    return `SELECT document.due_day AS day, ${ofDocument} FROM document INDEXED BY document_due
      LEFT JOIN client ON client.id = document.client_id
      WHERE document.deleted_at IS NULL AND document.due_day BETWEEN ? AND ? AND document.status IN ('issued', 'part-paid')
        AND document.type IN ('invoice', 'deposit-invoice') ${andReached(reach, 'document.')} ${own('document')}
      ORDER BY document.due_day, document.id LIMIT ?`;
  // Contracts are few among documents: all that hold are looked at.
  if (layer === 'contracts')
    return `SELECT ${end} AS day, ${ofDocument} FROM document INDEXED BY document_type
      LEFT JOIN client ON client.id = document.client_id
      WHERE document.deleted_at IS NULL AND document.type = 'contract' AND document.status IN ('signed', 'active')
        AND ${end} BETWEEN ? AND ? ${andReached(reach, 'document.')} ${own('document')}
      ORDER BY day, document.id LIMIT ?`;
  return `SELECT deal.expected_close AS day, deal.id, '' AS type, deal.name, client.name AS client, deal.client_id AS clientId,
      ${ofClient}, deal.responsible_id AS responsibleId
    FROM deal INDEXED BY deal_expected CROSS JOIN client ON client.id = deal.client_id
    WHERE deal.deleted_at IS NULL AND ifnull(deal.expected_close, '9999') BETWEEN ? AND ? AND deal.state = 'open'
      ${andReached(reach, 'deal.')} ${own('deal')}
    ORDER BY ifnull(deal.expected_close, '9999'), deal.id LIMIT ?`;
}

interface Asked {
  readonly from: string;
  readonly to: string;
  /** Null: whoever is responsible. */
  readonly userId: number | null;
  readonly limit: number;
}

export function layerRows(
  db: Db,
  layer: StoredLayer,
  reach: Reach,
  { from, to, userId, limit }: Asked,
): StoredLayerRow[] {
  const mine = userId === null ? [] : [userId];
  return db
    .prepare<Key[], StoredLayerRow>(layerStatement(layer, reach.kind, userId !== null))
    .all(from, to, ...reachedKeys(reach), ...mine, limit);
}

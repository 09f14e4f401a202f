/** SQL of single deals: read, written, moved. */
import type { Db } from '../../../db/database.ts';
import { andReached, type Reach, reachedKeys } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';
import { newUid } from '../../../db/uid.ts';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { DealLine, StageKind } from '../../../preload/contract/deals.ts';
import type { DocumentStatus } from '../../../preload/contract/documents.ts';
import type { Stamp } from './pipeline-queries.ts';

type Bound = Key | null;

export interface StoredDeal {
  readonly id: number;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly deletedAt: string | null;
  readonly name: string;
  readonly clientId: number;
  readonly client: string;
  readonly contactId: number | null;
  readonly contact: string | null;
  readonly pipelineId: number;
  readonly stageId: number;
  readonly stageSince: string;
  readonly state: StageKind;
  readonly amount: number;
  readonly currency: string;
  readonly amountByHand: 0 | 1;
  readonly probability: number | null;
  readonly expectedClose: string | null;
  readonly source: string;
  readonly campaignId: number | null;
  readonly responsibleId: number | null;
  readonly responsible: string | null;
  readonly teamId: number | null;
  readonly lostReason: string;
  readonly closedAt: string | null;
  readonly note: string;
}

const nameOf = (column: string) => `(SELECT name FROM user WHERE user.id = deal.${column})`;

/** In the bin or not. */
export function dealById(db: Db, id: number): StoredDeal | undefined {
  return db
    .prepare<Key[], StoredDeal>(
      `SELECT deal.id, deal.version, deal.created_at AS createdAt, ifnull(${nameOf('created_by')}, '') AS createdBy,
         deal.updated_at AS updatedAt, ifnull(${nameOf('updated_by')}, '') AS updatedBy, deal.deleted_at AS deletedAt,
         deal.name, deal.client_id AS clientId, client.name AS client, deal.contact_id AS contactId,
         (SELECT name FROM contact WHERE contact.id = deal.contact_id) AS contact, deal.pipeline_id AS pipelineId,
         deal.stage_id AS stageId, deal.stage_since AS stageSince, deal.state, deal.amount, deal.currency,
         deal.amount_by_hand AS amountByHand, deal.probability, deal.expected_close AS expectedClose, deal.source,
         deal.campaign_id AS campaignId, deal.responsible_id AS responsibleId, ${nameOf('responsible_id')} AS responsible, deal.team_id AS teamId,
         deal.lost_reason AS lostReason, deal.closed_at AS closedAt, deal.note
       FROM deal CROSS JOIN client ON client.id = deal.client_id WHERE deal.id = ?`,
    )
    .get(id);
}

export function linesOfDeal(db: Db, id: number): DealLine[] {
  return db
    .prepare<Key[], DealLine>(
      `SELECT product_id AS productId, code, name, unit, quantity, price, discount FROM deal_line WHERE deal_id = ?
       ORDER BY position`,
    )
    .all(id);
}

/** What is written of a deal besides where it stands. */
export interface DealValues {
  readonly name: string;
  readonly nameKey: string;
  readonly clientId: number;
  readonly contactId: number | null;
  readonly amount: number;
  readonly currency: string;
  readonly amountByHand: boolean;
  readonly probability: number | null;
  readonly expectedClose: string | null;
  readonly source: string;
  readonly campaignId: number | null;
  readonly responsibleId: number | null;
  readonly teamId: number | null;
  readonly note: string;
}

const written = [
  'name',
  'name_key',
  'client_id',
  'contact_id',
  'amount',
  'currency',
  'amount_by_hand',
  'probability',
  'expected_close',
  'source',
  'campaign_id',
  'responsible_id',
  'team_id',
  'note',
];

function bound(values: DealValues): Bound[] {
  return [
    values.name,
    values.nameKey,
    values.clientId,
    values.contactId,
    values.amount,
    values.currency,
    values.amountByHand ? 1 : 0,
    values.probability,
    values.expectedClose,
    values.source,
    values.campaignId,
    values.responsibleId,
    values.teamId,
    values.note,
  ];
}

/** Open, in this stage; answers its id. */
export function insertDeal(
  db: Db,
  values: DealValues,
  { pipelineId, stageId }: { readonly pipelineId: number; readonly stageId: number },
  { at, by }: Stamp,
): number {
  return Number(
    db
      .prepare<Bound[]>(
        `INSERT INTO deal (uid, created_at, created_by, updated_at, updated_by, pipeline_id, stage_id, stage_since, state,
           lost_reason, ${written.join(', ')})
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', '', ${written.map(() => '?').join(', ')})`,
      )
      .run(newUid(), at, by, at, by, pipelineId, stageId, at, ...bound(values)).lastInsertRowid,
  );
}

/** False where somebody else has changed it since. */
export function updateDeal(db: Db, id: number, version: number, values: DealValues, { at, by }: Stamp): boolean {
  return (
    db
      .prepare<Bound[]>(
        `UPDATE deal SET version = version + 1, updated_at = ?, updated_by = ?, ${written.map((column) => `${column} = ?`).join(', ')}
         WHERE id = ? AND version = ?`,
      )
      .run(at, by, ...bound(values), id, version).changes > 0
  );
}

/** To whom a deal belongs, and of which campaign it came. */
export interface CareOfDeal {
  readonly responsibleId: number | null;
  readonly teamId: number | null;
  readonly campaignId: number | null;
}

/** False where somebody else has changed it since. */
export function updateCare(
  db: Db,
  id: number,
  version: number,
  { responsibleId, teamId, campaignId }: CareOfDeal,
  { at, by }: Stamp,
): boolean {
  return (
    db
      .prepare<Bound[]>(
        `UPDATE deal SET version = version + 1, updated_at = ?, updated_by = ?, responsible_id = ?, team_id = ?, campaign_id = ?
         WHERE id = ? AND version = ?`,
      )
      .run(at, by, responsibleId, teamId, campaignId, id, version).changes > 0
  );
}

export function replaceDealLines(db: Db, id: number, lines: readonly DealLine[]): void {
  db.prepare<Key[]>('DELETE FROM deal_line WHERE deal_id = ?').run(id);
  const insert = db.prepare<Bound[]>(
    `INSERT INTO deal_line (deal_id, position, product_id, code, name, unit, quantity, price, discount)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [position, { productId, code, name, unit, quantity, price, discount }] of lines.entries())
    insert.run(id, position, productId, code, name, unit, quantity, price, discount);
}

/** Where a deal goes. */
export interface Place {
  readonly pipelineId: number;
  readonly stageId: number;
  readonly state: StageKind;
  readonly stageSince: string;
  readonly lostReason: string;
  readonly closedAt: string | null;
}

/** False where it is no longer in the stage `from`. `closes`: it may be closed before or behind it; of others these columns stay, and the indexes that have them. */
export function placeDeal(
  db: Db,
  id: number,
  from: number,
  place: Place,
  { at, by, closes }: Stamp & { readonly closes: boolean },
): boolean {
  const { pipelineId, stageId, stageSince, state, lostReason, closedAt } = place;
  const closing = closes ? [state, lostReason, closedAt] : [];
  return (
    db
      .prepare<Bound[]>(
        `UPDATE deal SET version = version + 1, updated_at = ?, updated_by = ?, pipeline_id = ?, stage_id = ?,
           stage_since = ?${closes ? ', state = ?, lost_reason = ?, closed_at = ?' : ''} WHERE id = ? AND stage_id = ?`,
      )
      .run(at, by, pipelineId, stageId, stageSince, ...closing, id, from).changes > 0
  );
}

export function noteStage(db: Db, dealId: number, from: number | null, to: number, { at, by }: Stamp): void {
  db.prepare<Bound[]>('INSERT INTO deal_stage_change (deal_id, from_id, to_id, at, by) VALUES (?, ?, ?, ?, ?)').run(
    dealId,
    from,
    to,
    at,
    by,
  );
}

export interface StageChange {
  readonly id: number;
  readonly toId: number;
  readonly at: string;
  readonly by: number;
}

/** How the deal came into the stage that it is in, and before that into the one where it was; `before` is undefined for one that is where it began. */
export function lastStageChanges(
  db: Db,
  dealId: number,
): { readonly last: StageChange | undefined; readonly before: StageChange | undefined } {
  const [last, before] = db
    .prepare<Key[], StageChange>(
      `SELECT id, to_id AS toId, at, by FROM deal_stage_change INDEXED BY deal_stage_change_deal WHERE deal_id = ?
       ORDER BY id DESC LIMIT 2`,
    )
    .all(dealId);
  return { last, before };
}

export function deleteStageChange(db: Db, id: number): void {
  db.prepare<Key[]>('DELETE FROM deal_stage_change WHERE id = ?').run(id);
}

/** Why the deal was lost before it was moved at this moment; the log tells it. Empty where it was not. */
export function lostReasonBefore(db: Db, dealId: number, { toId, at }: StageChange): string {
  const reason: unknown = db
    .prepare<Key[]>(
      `SELECT json_extract(changes, '$.lostReason.old') FROM audit INDEXED BY audit_entity
       WHERE entity = 'deal' AND entity_id = ? AND at = ? AND json_extract(changes, '$.stageId.new') = ? ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
    .get(dealId, at, toId);
  return typeof reason === 'string' ? reason : '';
}

export interface StageEntered {
  readonly stageId: number;
  readonly name: string;
  readonly kind: StageKind;
  readonly at: string;
}

/** In which stages it was, one after the other. */
export function stagesEntered(db: Db, dealId: number): StageEntered[] {
  return db
    .prepare<Key[], StageEntered>(
      `SELECT stage.id AS stageId, stage.name, stage.kind, change.at
       FROM deal_stage_change AS change INDEXED BY deal_stage_change_deal CROSS JOIN stage ON stage.id = change.to_id
       WHERE change.deal_id = ? ORDER BY change.id`,
    )
    .all(dealId);
}

/** False where somebody else has changed it since. */
export function setDealDeleted(
  db: Db,
  id: number,
  version: number,
  deletedAt: string | null,
  { at, by }: Stamp,
): boolean {
  return (
    db
      .prepare<Bound[]>(
        'UPDATE deal SET version = version + 1, updated_at = ?, updated_by = ?, deleted_at = ? WHERE id = ? AND version = ?',
      )
      .run(at, by, deletedAt, id, version).changes > 0
  );
}

/** Whose contact person it is; undefined for one that is gone or in the bin. */
export function clientOfPerson(db: Db, contactId: number): number | undefined {
  return db
    .prepare<Key[], number>('SELECT client_id FROM contact WHERE id = ? AND deleted_at IS NULL')
    .pluck()
    .get(contactId);
}

/** Whether somebody has something to do for the deal. */
export function isPlanned(db: Db, id: number): boolean {
  const open = "deal_id = ? AND deleted_at IS NULL AND status = 'open'";
  return (
    db.prepare<Key[]>(`SELECT 1 FROM activity INDEXED BY activity_deal WHERE ${open} LIMIT 1`).get(id) !== undefined
  );
}

export interface DealDocument {
  readonly id: number;
  readonly type: DocumentType;
  readonly status: DocumentStatus;
  readonly number: string | null;
  readonly day: string;
  readonly currency: string;
  readonly gross: number;
}

/** The documents of a deal, as far as a user reaches, the latest first. */
export function documentsOfDeal(db: Db, dealId: number, reach: Reach): DealDocument[] {
  return db
    .prepare<Key[], DealDocument>(
      `SELECT id, type, status, number, day, currency, gross FROM document INDEXED BY document_deal
       WHERE deal_id = ? AND deleted_at IS NULL ${andReached(reach.kind)} ORDER BY id DESC LIMIT 100`,
    )
    .all(dealId, ...reachedKeys(reach));
}

/** Says of a document that it belongs to a deal. */
export function tieDocument(db: Db, documentId: number, dealId: number): void {
  db.prepare<Key[]>('UPDATE document SET deal_id = ? WHERE id = ?').run(dealId, documentId);
}

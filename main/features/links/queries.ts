/** SQL of links between clients. */
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/lists/statement.ts';
import { newUid } from '../../../db/uid.ts';

/** A link with the client at its other end. `kind`: what `to` is of `from`. */
export interface LinkRow {
  readonly id: number;
  readonly version: number;
  readonly fromId: number;
  readonly toId: number;
  readonly kind: string;
  readonly note: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly deletedAt: string | null;
  readonly otherId: number;
  readonly otherName: string;
  readonly otherCity: string;
  readonly otherState: string;
  readonly otherResponsibleId: number | null;
  readonly otherTeamId: number | null;
  readonly otherDeletedAt: string | null;
}

const columns = `client_link.id, client_link.version, from_id AS fromId, to_id AS toId, client_link.kind, client_link.note,
  client_link.created_at AS createdAt, ifnull((SELECT name FROM user WHERE user.id = client_link.created_by), '') AS createdBy,
  client_link.deleted_at AS deletedAt, other.id AS otherId, other.name AS otherName, other.list_city AS otherCity,
  other.state AS otherState, other.responsible_id AS otherResponsibleId, other.team_id AS otherTeamId,
  other.deleted_at AS otherDeletedAt`;

/** The links of a client from its one end or its other, the latest first, below an id. */
export const linkStatements = {
  from: `SELECT ${columns} FROM client_link INDEXED BY client_link_from CROSS JOIN client AS other ON other.id = to_id
    WHERE from_id = ? AND client_link.id < ? AND client_link.deleted_at IS NULL ORDER BY client_link.id DESC LIMIT ?`,
  to: `SELECT ${columns} FROM client_link INDEXED BY client_link_to CROSS JOIN client AS other ON other.id = from_id
    WHERE to_id = ? AND client_link.id < ? AND client_link.deleted_at IS NULL ORDER BY client_link.id DESC LIMIT ?`,
};

export function linksBefore(db: Db, end: 'from' | 'to', clientId: number, before: number, limit: number): LinkRow[] {
  return db.prepare<Key[], LinkRow>(linkStatements[end]).all(clientId, before, limit);
}

/** A link as it stands, without what is at its ends. */
export type BareLink = Pick<LinkRow, 'id' | 'version' | 'fromId' | 'toId' | 'kind' | 'note' | 'deletedAt'>;

export function linkById(db: Db, id: number): BareLink | undefined {
  return db
    .prepare<Key[], BareLink>(
      'SELECT id, version, from_id AS fromId, to_id AS toId, kind, note, deleted_at AS deletedAt FROM client_link WHERE id = ?',
    )
    .get(id);
}

export function hasLink(db: Db, fromId: number, toId: number, kind: string): boolean {
  return (
    db
      .prepare<Key[]>('SELECT 1 FROM client_link WHERE from_id = ? AND to_id = ? AND kind = ? AND deleted_at IS NULL')
      .get(fromId, toId, kind) !== undefined
  );
}

/** Whether `aboveId` is among the parents of the client, their parents, and so on. */
export function hasAbove(db: Db, clientId: number, aboveId: number): boolean {
  return (
    db
      .prepare<Key[]>(
        `WITH RECURSIVE above(id) AS (
           SELECT ? UNION
           SELECT to_id FROM above CROSS JOIN client_link INDEXED BY client_link_pair
             ON from_id = above.id AND client_link.kind = 'parent' AND deleted_at IS NULL)
         SELECT 1 FROM above WHERE id = ?`,
      )
      .get(clientId, aboveId) !== undefined
  );
}

interface Stamp {
  readonly at: string;
  readonly by: number;
}

/** Answers the id. */
export function insertLink(
  db: Db,
  { fromId, toId, kind, note }: Pick<LinkRow, 'fromId' | 'toId' | 'kind' | 'note'>,
  { at, by }: Stamp,
): number {
  return Number(
    db
      .prepare<Key[]>(
        'INSERT INTO client_link (uid, created_at, created_by, updated_at, updated_by, from_id, to_id, kind, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(newUid(), at, by, at, by, fromId, toId, kind, note).lastInsertRowid,
  );
}

/** False when the link has another version. */
export function deleteLink(db: Db, id: number, version: number, { at, by }: Stamp): boolean {
  return (
    db
      .prepare<Key[]>(
        'UPDATE client_link SET version = version + 1, updated_at = ?, updated_by = ?, deleted_at = ? WHERE id = ? AND version = ? AND deleted_at IS NULL',
      )
      .run(at, by, at, id, version).changes > 0
  );
}

/** Users and teams to whom clients belong, and own fields of clients with their values. */
import type { Db } from '../../db/database.ts';
import { newUid } from '../../db/uid.ts';
import { people, teams } from './made-clients.ts';

const at = '2020-01-01T00:00:00.000Z';

/** Before the clients: who they belong to. They have left, so that nobody has to sign in. */
export function makePeople(db: Db): void {
  const user = db.sql.prepare(
    'INSERT INTO user (uid, created_at, created_by, updated_at, updated_by, login, login_key, name, role_id, active) VALUES (?, ?, 1, ?, 1, ?, ?, ?, 1, 0)',
  );
  for (let n = 1; n <= people; n += 1) user.run(newUid(), at, at, `user${n}`, `user${n}`, `User ${n}`);
  const team = db.sql.prepare(
    'INSERT INTO team (uid, created_at, created_by, updated_at, updated_by, name) VALUES (?, ?, 1, ?, 1, ?)',
  );
  for (let n = 1; n <= teams; n += 1) team.run(newUid(), at, at, `Team ${n}`);
}

/** After them: an own field of numbers that every second client has, and one of texts that every fifth has. */
export function makeOwnValues(db: Db): void {
  const field = db.sql.prepare(
    "INSERT INTO own_field (uid, created_at, created_by, updated_at, updated_by, entity, name, type, place, position, hint, in_list, in_print) VALUES (?, ?, 1, ?, 1, 'client', ?, ?, 'general', 0, '', 1, 0)",
  );
  const number = field.run(newUid(), at, at, 'Number', 'number').lastInsertRowid;
  const text = field.run(newUid(), at, at, 'Text', 'text').lastInsertRowid;
  db.sql
    .prepare(
      "INSERT INTO own_value (field_id, number, text, entity_id) SELECT ?, id * 7919 % 10007, '', id FROM client WHERE id % 2 = 0 ORDER BY 2, id",
    )
    .run(number);
  db.sql
    .prepare(
      "INSERT INTO own_value (field_id, number, text, entity_id) SELECT ?, 0, 'text ' || (id * 7919 % 10007), id FROM client WHERE id % 5 = 0 ORDER BY 3, id",
    )
    .run(text);
}

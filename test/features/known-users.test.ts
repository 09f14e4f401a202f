/** Who a session belongs to is kept from call to call, and never longer than it is true. */
import { expect, test } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { signedIn, soleUserWithoutPassword } from '../../main/features/office/service.ts';
import { testOffice } from '../support/office.ts';

test('what a user may do is what it is now, whoever has changed it and whether or not it was taken back', async () => {
  const office = await testOffice();
  await office.stop();
  const db = openDatabase(office.db.path);
  const other = openDatabase(office.db.path);
  try {
    const mayExport = () => signedIn(db, 1)?.rights.has('office.export');
    const role = (rights: string) =>
      `UPDATE role SET rights = '${rights}' WHERE id = (SELECT role_id FROM user WHERE id = 1)`;
    expect(signedIn(db, 1)).toBe(signedIn(db, 1));
    expect(mayExport()).toBe(true);
    db.sql.exec(role('["clients.see"]'));
    expect(mayExport()).toBe(false);
    other.sql.exec(role('["*"]'));
    expect(mayExport()).toBe(true);
    db.sql.exec('BEGIN IMMEDIATE');
    db.sql.exec(role('["clients.see"]'));
    expect(mayExport()).toBe(false);
    db.sql.exec('ROLLBACK');
    expect(mayExport()).toBe(true);
    expect(soleUserWithoutPassword(db)?.id).toBe(1);
    db.sql.exec("UPDATE user SET password = 'x'");
    expect(soleUserWithoutPassword(db)).toBeNull();
    db.sql.exec('UPDATE user SET active = 0');
    expect(signedIn(db, 1)).toBeNull();
  } finally {
    db.close();
    other.close();
    await office.close();
  }
});

test('a user who joins a team or must choose a password is known to', async () => {
  const office = await testOffice();
  await office.stop();
  const db = openDatabase(office.db.path);
  try {
    expect(signedIn(db, 1)).toMatchObject({ teams: [], mustChangePassword: false });
    db.sql.exec(`INSERT INTO team (uid, version, created_at, created_by, updated_at, updated_by, name)
      VALUES ('u', 1, '2026-11-29', 1, '2026-11-29', 1, 'North')`);
    db.sql.exec('INSERT INTO team_member (team_id, user_id) VALUES (1, 1)');
    db.sql.exec("INSERT INTO preference (user_id, key, value) VALUES (1, 'mustChangePassword', 'true')");
    expect(signedIn(db, 1)).toMatchObject({ teams: [{ id: 1, name: 'North' }], mustChangePassword: true });
  } finally {
    db.close();
    await office.close();
  }
});

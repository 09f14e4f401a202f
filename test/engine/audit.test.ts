/** The history cannot be changed without being noticed. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice();
});
afterEach(() => office.close());

test('records can be neither changed nor deleted', async () => {
  expect(() => office.db.prepare("UPDATE audit SET user_name = 'somebody else' WHERE id = 1").run()).toThrow(
    'never changed',
  );
  expect(() => office.db.prepare('DELETE FROM audit WHERE id = 1').run()).toThrow('never deleted');
  expect(await office.ask('audit.check', {})).toMatchObject({ firstBroken: null });
});

test('a record that was changed behind the triggers breaks the chain where it stands', async () => {
  office.db.prepare('DROP TRIGGER audit_is_never_changed').run();
  office.db.prepare("UPDATE audit SET changes = '{}' WHERE id = 2").run();
  expect(await office.ask('audit.check', {})).toMatchObject({ firstBroken: 2 });
});

test('a record that was taken out breaks the chain at the next one', async () => {
  office.db.prepare('DROP TRIGGER audit_is_never_deleted').run();
  office.db.prepare('DELETE FROM audit WHERE id = 2').run();
  expect(await office.ask('audit.check', {})).toMatchObject({ firstBroken: 3 });
});

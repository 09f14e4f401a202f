/** A client whose row the database refuses: all of its transaction is undone, and the next one is carried out. */
import { expect, test } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { cardOf } from '../../main/features/clients/card.ts';
import { clientWriter } from '../../main/features/clients/writing-queries.ts';
import { testOffice } from '../support/office.ts';
import { sampleClient } from './client-samples.ts';

test('a row that is refused undoes what its transaction did before, and nothing is left open', async () => {
  const office = await testOffice();
  const { id } = await office.ask('clients.create', sampleClient({ name: 'Ромашка' }));
  await office.ask('clients.create', sampleClient({ name: 'Лютик' }));
  const db = openDatabase(office.db.path);
  try {
    // The schema itself refuses no name.
    db.sql.exec('CREATE UNIQUE INDEX one_name ON client (name)');
    const renamed = (name: string) => {
      const card = cardOf(db, id);
      if (card === undefined) throw new Error('The client is gone.');
      const { fields, contacts } = card;
      return clientWriter(db).replace(card, { ...fields, name }, contacts, { at: '2026-12-01T00:00:00.000Z', by: 1 });
    };
    const noted = () => db.sql.prepare("SELECT count(*) FROM tag WHERE name = 'noted before'").pluck().get();
    const note = () => db.sql.exec("INSERT INTO tag (name, name_key) VALUES ('noted before', 'noted before')");
    expect(() =>
      db.transaction(() => {
        note();
        // As a part of a command is, with a savepoint of its own.
        db.transaction(() => renamed('Лютик'));
      }),
    ).toThrow();
    expect(db.sql.inTransaction).toBe(false);
    expect(noted()).toBe(0);
    expect(cardOf(db, id)?.fields.name).toBe('Ромашка');
    db.transaction(() => {
      note();
      expect(renamed('Василёк')).toBe(true);
    });
    expect(noted()).toBe(1);
    expect(cardOf(db, id)?.fields.name).toBe('Василёк');
  } finally {
    db.close();
    await office.stop();
  }
});

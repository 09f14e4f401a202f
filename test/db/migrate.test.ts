import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDatabase } from '../../db/database.ts';
import { inspect } from '../../db/health.ts';
import { MigrationError, migrate, readApplied } from '../../db/migrate.ts';
import {
  change,
  clientNames,
  hashOf,
  migrationsFolder,
  NOW,
  problemOf,
  SMALL_SCHEMA,
  smallOffice,
  tempFolder,
} from './office-files.ts';

const noBackup = () => {
  throw new Error('no backup was expected');
};

function run(
  path: string,
  migrations: Record<string, string>,
  programVersion = '1.0.0',
  backupBefore: () => void = () => undefined,
) {
  return migrate(path, { folder: migrationsFolder(migrations), programVersion, now: NOW, backupBefore });
}

const PHONE = { '0001_phone': 'ALTER TABLE client ADD phone TEXT;' };

describe('a database is brought to the present schema', () => {
  test('an empty one gets everything, without a backup, once', () => {
    const path = join(tempFolder(), 'office.kontor');
    createDatabase(path).close();
    expect(run(path, { ...SMALL_SCHEMA, ...PHONE }, '1.0.0', noBackup)).toEqual(['0000_first', '0001_phone']);
    expect(run(path, { ...SMALL_SCHEMA, ...PHONE }, '1.1.0', noBackup)).toEqual([]);
    expect(readApplied(path)).toMatchObject([
      { tag: '0000_first', programVersion: '1.0.0' },
      { tag: '0001_phone', programVersion: '1.0.0' },
    ]);
  });

  test('one with data is backed up first, while it is still as it was', () => {
    const { path } = smallOffice(['A']);
    const seen: unknown[] = [];
    const backup = () => {
      seen.push(
        readApplied(path).map(({ tag }) => tag),
        clientNames(path),
      );
    };
    expect(run(path, { ...SMALL_SCHEMA, ...PHONE }, '1.1.0', backup)).toEqual(['0001_phone']);
    expect(seen).toEqual([['0000_first'], ['A']]);
    expect(clientNames(path)).toEqual(['A']);
  });

  test('one that another computer has taken over meanwhile is left as it was', () => {
    const { path } = smallOffice(['A']);
    let isBackedUp = false;
    const options = { folder: migrationsFolder({ ...SMALL_SCHEMA, ...PHONE }), programVersion: '1.1.0', now: NOW };
    const backupBefore = () => {
      isBackedUp = true;
    };
    expect(() => migrate(path, { ...options, backupBefore, mayCommit: () => !isBackedUp })).toThrow(
      expect.objectContaining({ problem: 'not-kept' }),
    );
    expect(isBackedUp).toBe(true);
    expect(readApplied(path).map(({ tag }) => tag)).toEqual(['0000_first']);
    expect(clientNames(path)).toEqual(['A']);
  });

  test('a backup that fails stops it before anything is changed', () => {
    const { path } = smallOffice(['A']);
    const before = hashOf(path);
    expect(() => run(path, { ...SMALL_SCHEMA, ...PHONE }, '1.1.0', noBackup)).toThrow('no backup was expected');
    expect(hashOf(path)).toBe(before);
  });

  test('a parent that is made anew keeps its children', () => {
    const { path } = smallOffice(['A', 'B']);
    // As drizzle-kit 0.31 writes it when a column of a parent changes.
    const rebuild = {
      '0001_rebuild': `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE \`__new_client\` (\`id\` integer PRIMARY KEY NOT NULL, \`name\` text NOT NULL, \`kind\` text DEFAULT 'company' NOT NULL);
--> statement-breakpoint
INSERT INTO \`__new_client\`("id", "name") SELECT "id", "name" FROM \`client\`;--> statement-breakpoint
DROP TABLE \`client\`;--> statement-breakpoint
ALTER TABLE \`__new_client\` RENAME TO \`client\`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX client_name ON client (name);`,
    };
    run(path, { ...SMALL_SCHEMA, ...rebuild });
    expect(inspect(path)).toMatchObject({ counts: { clients: 2, documents: 2 }, integrity: 'ok' });
    change(path, (db) => {
      db.sql.exec("DELETE FROM client WHERE name = 'A'");
      expect(db.prepare('SELECT client_id FROM document').all()).toEqual([{ client_id: 2 }]);
    });
  });

  test('one that another branch brought late into the middle still runs', () => {
    const { path } = smallOffice(['A']);
    const late = { '0001_late': 'ALTER TABLE client ADD late TEXT;' };
    const last = { '0002_last': 'ALTER TABLE client ADD last TEXT;' };
    run(path, { ...SMALL_SCHEMA, ...last });
    expect(run(path, { ...SMALL_SCHEMA, ...late, ...last })).toEqual(['0001_late']);
  });

  test('line ends of another system are not an edit', () => {
    const { path } = smallOffice(['A']);
    const windows = { '0000_first': SMALL_SCHEMA['0000_first'].replaceAll('\n', '\r\n') };
    expect(run(path, windows, '1.0.0', noBackup)).toEqual([]);
  });
});

describe('what is refused leaves the file as it was, byte for byte', () => {
  test('one that was edited after it was applied, by name', () => {
    const { path } = smallOffice(['A']);
    const before = hashOf(path);
    const edited = { '0000_first': `${SMALL_SCHEMA['0000_first']} -- edited`, ...PHONE };
    expect(() => run(path, edited, '1.0.0', noBackup)).toThrow(/0000_first.*not the one that was applied/u);
    expect(hashOf(path)).toBe(before);
  });

  test('a database of a newer program, with the version that it needs', () => {
    const { folder, path } = smallOffice(['A']);
    run(path, { ...SMALL_SCHEMA, ...PHONE }, '1.10.0');
    run(path, { ...SMALL_SCHEMA, ...PHONE, '0002_more': 'ALTER TABLE client ADD more TEXT' }, '1.9.3');
    const before = hashOf(path);
    const refused = (() => {
      try {
        return run(path, SMALL_SCHEMA, '1.0.0', noBackup);
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toMatchObject({ problem: 'newer', neededVersion: '1.10.0', path });
    expect(hashOf(path)).toBe(before);
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  test('all pending ones when the last of them fails, by name', () => {
    const { path } = smallOffice(['A']);
    const before = hashOf(path);
    const failing = {
      ...PHONE,
      '0002_fill':
        "UPDATE client SET name = 'changed'; INSERT INTO client (name) SELECT hex(zeroblob(5000)) FROM client;",
      '0003_broken': 'ALTER TABLE nowhere ADD x TEXT;',
    };
    expect(() => run(path, { ...SMALL_SCHEMA, ...failing })).toThrow(/0003_broken: .*nowhere/u);
    expect(hashOf(path)).toBe(before);
    expect(readApplied(path)).toHaveLength(1);
  });

  test('one that leaves rows without their parent', () => {
    const { path } = smallOffice(['A']);
    const before = hashOf(path);
    expect(() => run(path, { ...SMALL_SCHEMA, '0001_orphans': 'DELETE FROM client;' })).toThrow(
      /0001_orphans: 1 row.*document/u,
    );
    expect(hashOf(path)).toBe(before);
  });

  test('one that ends the transaction itself', () => {
    const { path } = smallOffice(['A']);
    expect(() => run(path, { ...SMALL_SCHEMA, '0001_commits': 'COMMIT;' })).toThrow(MigrationError);
    expect(readApplied(path)).toHaveLength(1);
  });

  test('a file that is not ours', () => {
    const path = join(tempFolder(), 'letter.txt');
    writeFileSync(path, 'Dear Sir or Madam, '.repeat(500));
    const before = hashOf(path);
    expect(problemOf(() => run(path, SMALL_SCHEMA))).toBe('not-a-database');
    expect(hashOf(path)).toBe(before);
  });
});

test('the migrations of the program itself give a sound database', () => {
  const path = join(tempFolder(), 'office.kontor');
  createDatabase(path).close();
  const folder = join(import.meta.dirname, '../../db/migrations');
  migrate(path, { folder, programVersion: '1.0.0', now: NOW, backupBefore: noBackup });
  expect(inspect(path)).toMatchObject({ counts: { clients: 0, products: 0, documents: 0 }, integrity: 'ok' });
});

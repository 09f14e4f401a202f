import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { makeBackup } from '../../db/backup.ts';
import { restoreBackup } from '../../db/restore.ts';
import { change, NOW, problemOf, SMALL_MIGRATIONS, smallOffice } from './office-files.ts';

const LATER = '2026-11-23T12:00:00.000Z';

/** An office whose database names these files, all of which lie in `files/`. */
function officeWithFiles(...contents: string[]) {
  const office = smallOffice(['A']);
  const files = join(office.folder, 'files');
  change(office.path, (db) => db.sql.exec('CREATE TABLE stored_file (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL)'));
  const names = contents.map((content) => store(office.path, files, content));
  const lines: string[] = [];
  const options = { programVersion: '1.0.0', log: (line: string) => void lines.push(line) };
  return {
    ...office,
    files,
    names,
    lines,
    backUp: (now = NOW) => makeBackup(office.path, office.backups, { ...options, reason: 'manual', now }),
    restore: (name: string) =>
      restoreBackup({
        path: office.path,
        folder: office.backups,
        name,
        now: LATER,
        programVersion: '1.0.0',
        migrations: SMALL_MIGRATIONS,
      }),
    kept: (sha256: string) => join(office.backups, 'files', sha256.slice(0, 2), sha256),
    own: (sha256: string) => join(files, sha256.slice(0, 2), sha256),
  };
}

function store(path: string, files: string, content: string): string {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const file = join(files, sha256.slice(0, 2), sha256);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  change(path, (db) => db.prepare('INSERT INTO stored_file VALUES (?, ?)').run(sha256, Buffer.byteLength(content)));
  return sha256;
}

test('a backup takes the stored files along, each once', () => {
  const { path, files, backups, names, lines, backUp, kept } = officeWithFiles('an invoice', 'a logo');
  backUp();
  const [invoice = '', logo = ''] = names;
  expect([invoice, logo].map((name) => readFileSync(kept(name), 'utf8'))).toEqual(['an invoice', 'a logo']);
  const first = statSync(kept(invoice)).ino;
  const later = store(path, files, 'another invoice');
  const { name } = backUp(LATER);
  expect(readFileSync(kept(later), 'utf8')).toBe('another invoice');
  expect(statSync(kept(invoice)).ino).toBe(first);
  expect(JSON.parse(readFileSync(join(backups, `${name}.json`), 'utf8'))).toMatchObject({
    files: { named: 3, missing: [], altered: [] },
  });
  expect(lines).toEqual([]);
});

test('a stored file that is missing or altered is told, and keeps no backup from being made', () => {
  const { files, backups, names, lines, backUp, kept, own } = officeWithFiles('gone', 'spoilt', 'whole', 'lost later');
  const [gone = '', spoilt = '', whole = '', later = ''] = names;
  backUp();
  rmSync(join(backups, 'files'), { recursive: true });
  rmSync(own(gone));
  writeFileSync(own(spoilt), 'sp0ilt');
  const { name, verified } = backUp('2026-11-23T11:00:00.000Z');
  expect(verified).toBe(true);
  expect([gone, spoilt, whole, later].map((sha256) => existsSync(kept(sha256)))).toEqual([false, false, true, true]);
  expect(JSON.parse(readFileSync(join(backups, `${name}.json`), 'utf8'))).toMatchObject({
    files: { named: 4, missing: [gone], altered: [spoilt] },
  });
  expect(lines).toEqual([`Of 4 stored files 1 are missing and 1 altered in ${files}: ${gone}, ${spoilt}`]);
  // Also when its copy is there already.
  rmSync(own(later));
  backUp(LATER);
  expect(lines[1]).toContain('2 are missing and 1 altered');
});

test('a restore puts back what its database names and nothing else, and only what has its own content', () => {
  const { path, files, names, backUp, restore, kept, own } = officeWithFiles('an invoice', 'a logo', 'rotten');
  const { name } = backUp();
  const [invoice = '', logo = '', rotten = ''] = names;
  const later = store(path, files, 'from after the backup');
  rmSync(files, { recursive: true });
  writeFileSync(kept(rotten), 'r0tten');
  const { files: back } = restore(name);
  expect(back).toEqual({ named: 3, copied: 2, missing: [], altered: [rotten] });
  expect([invoice, logo].map((sha256) => readFileSync(own(sha256), 'utf8'))).toEqual(['an invoice', 'a logo']);
  expect([rotten, later].map((sha256) => existsSync(own(sha256)))).toEqual([false, false]);
  const parts = readdirSync(files, { recursive: true }).filter((found) => String(found).endsWith('.part'));
  expect(parts).toEqual([]);
});

test('a copy that was cut short is made anew', () => {
  const { names, backUp, kept } = officeWithFiles('an invoice');
  backUp();
  const [invoice = ''] = names;
  writeFileSync(kept(invoice), 'an inv');
  backUp(LATER);
  expect(readFileSync(kept(invoice), 'utf8')).toBe('an invoice');
});

test('a folder of files that cannot be written keeps the backup from counting', () => {
  const { backups, backUp } = officeWithFiles('an invoice');
  mkdirSync(backups);
  writeFileSync(join(backups, 'files'), 'no folder');
  expect(problemOf(() => backUp())).not.toBe('nothing was thrown');
  expect(readdirSync(backups)).toEqual(['files']);
});

test('names in a database are no way out of the folder', () => {
  const { path, folder, names, backUp, restore } = officeWithFiles('an invoice');
  writeFileSync(join(folder, 'secret'), 'x');
  change(path, (db) => db.prepare('UPDATE stored_file SET sha256 = ?').run('../../secret'));
  const { name } = backUp();
  expect(restore(name).files).toEqual({ named: 1, copied: 0, missing: ['../../secret'], altered: [] });
  expect(names).toHaveLength(1);
});

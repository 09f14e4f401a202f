/** Writes `docs/export-format.md` from the tables (`npm run docs:export-format`), or says with `--check` whether it is current. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { formatDocument } from '../main/features/transfer/format-document.ts';
import { root } from './project.mjs';

const file = join(root, 'docs/export-format.md');

function written() {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-format-'));
  try {
    const path = join(folder, 'office.kontor');
    createDatabase(path).close();
    migrate(path, {
      folder: join(root, 'db/migrations'),
      programVersion: '0.0.0',
      now: '2026-01-01T00:00:00.000Z',
      backupBefore: () => undefined,
    });
    const db = openDatabase(path, { readonly: true });
    try {
      return formatDocument(db);
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const text = written();
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  process.stdout.write('docs/export-format.md is not current: npm run docs:export-format\n');
  process.exitCode = 1;
}

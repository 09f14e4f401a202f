/**
 * Whole rounds of backups, killed at random moments: made, rotated, copied encrypted to a stick. `KONTOR_KILLS`: how many; what fails is
 * told with its round and moment.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeBackup } from '../../db/backup.ts';
import { type Backup, listBackups } from '../../db/backup-files.ts';
import { copyLatest, makeTarget } from '../../db/backup-targets.ts';
import { inspect } from '../../db/health.ts';
import { unpackFile } from '../../db/packed-file.ts';
import { newSealKey } from '../../db/seal-key.ts';
import { change, NOW, smallOffice, tempFolder } from './office-files.ts';
import { killed, lineOf } from './processes.ts';

const kills = Number(process.env.KONTOR_KILLS ?? 12);
const passphrase = 'correct horse battery';

/** An office with a stored file, a first good backup, and an encrypted copy of that on a stick. */
function officeWithStick() {
  const office = smallOffice(['A', 'B', 'C'], 300_000);
  const { folder, path, backups } = office;
  const sha256 = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c';
  mkdirSync(join(folder, 'files', 'b5'), { recursive: true });
  writeFileSync(join(folder, 'files', 'b5', sha256), 'foo\n');
  change(path, (db) => {
    db.sql.exec(`CREATE TABLE stored_file (sha256 TEXT PRIMARY KEY, size INTEGER);
      INSERT INTO stored_file VALUES ('${sha256}', 4)`);
  });
  const key = newSealKey(passphrase);
  writeFileSync(
    join(folder, 'key.json'),
    JSON.stringify({ key: Buffer.from(key.key).toString('base64'), head: key.head }),
  );
  mkdirSync(join(folder, 'stick'));
  const stick = makeTarget(join(folder, 'stick'), 'stick');
  makeBackup(path, backups, { reason: 'manual', now: NOW, programVersion: '1.0.0' });
  copyLatest(backups, { id: 'stick', folder: stick, key }, { files: join(folder, 'files'), now: NOW });
  return { ...office, stick, key };
}

/** The good ones there, each of which was opened and is whole. */
function goodIn(folder: string, read: (path: string) => string): Backup[] {
  const good = listBackups(folder).filter(({ verified }) => verified);
  for (const { name } of good)
    expect(inspect(read(join(folder, name)))).toMatchObject({
      integrity: 'ok',
      counts: { clients: 3, documents: 3 },
    });
  return good;
}

test('backups killed at random moments never leave a file that counts as good and is not, and never remove the last good one', {
  timeout: 60_000 + kills * 10_000,
}, async () => {
  const { folder, backups, stick, key } = officeWithStick();
  const unpacked = join(tempFolder(), 'unpacked.kontor');
  const opened = (path: string) => {
    unpackFile(path, unpacked, { keys: [key], passphrase: null });
    return unpacked;
  };
  let made = 0;
  for (let round = 0; round < kills; round += 1) {
    const before = { office: listBackups(backups), stick: listBackups(stick) };
    const child = spawn(process.execPath, [join(import.meta.dirname, 'office-process.ts'), 'order', folder]);
    await lineOf(child, round % 3 === 0 ? 'begun' : 'made');
    const pause = Math.random() * 120;
    await setTimeout(pause);
    await killed(child);
    const said = `round ${round}, killed after ${pause} ms`;
    for (const [there, was, read] of [
      [backups, before.office, (path: string) => path],
      [stick, before.stick, opened],
    ] as const) {
      const good = goodIn(there, read);
      expect(good.length, said).toBeGreaterThan(0);
      // Time goes on, and never back: the latest good one of before is there, or a later one.
      const latest = was.find(({ verified }) => verified)?.at ?? '';
      expect((good[0]?.at ?? '') >= latest, said).toBe(true);
    }
    made = Math.max(made, listBackups(backups).length);
  }
  expect(made).toBeGreaterThan(1);
});

test('an encrypted backup opens with the passphrase alone, and a byte flipped anywhere is noticed', () => {
  const { stick } = officeWithStick();
  const [copy] = listBackups(stick);
  const path = join(stick, copy?.name ?? '');
  const unpacked = join(tempFolder(), 'unpacked.kontor');
  unpackFile(path, unpacked, { keys: [], passphrase });
  expect(inspect(unpacked)).toMatchObject({ integrity: 'ok', counts: { clients: 3 } });
  rmSync(unpacked);
  // One derivation of the key is half a second: with the key itself each try is quick, and refused for the same reasons.
  const bytes = readFileSync(path);
  const { key } = officeKey(stick);
  const spoilt = join(tempFolder(), 'spoilt');
  for (let round = 0; round < 200; round += 1) {
    const at = Math.floor(Math.random() * bytes.length);
    const bit = 1 << Math.floor(Math.random() * 8);
    const altered = Buffer.from(bytes);
    altered.writeUInt8(altered.readUInt8(at) ^ bit, at);
    writeFileSync(spoilt, altered);
    expect(() => unpackFile(spoilt, null, { keys: [key], passphrase: null }), `byte ${at}, bit ${bit}`).toThrow();
  }
});

function officeKey(stick: string) {
  const { key, head } = JSON.parse(readFileSync(join(stick, '..', '..', 'key.json'), 'utf8'));
  return { key: { key: Buffer.from(key, 'base64'), head } };
}

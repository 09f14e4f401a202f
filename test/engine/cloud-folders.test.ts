/** No office is opened or made where a cloud service would copy it while it is being written. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cloudServiceOf } from '../../main/engine/cloud-folders.ts';
import { companyOf, testOffice } from '../support/office.ts';

test.each([
  ['C:\\Users\\Anna\\OneDrive\\Kontor', 'OneDrive'],
  ['C:\\Users\\Anna\\OneDrive - Ромашка\\Kontor', 'OneDrive'],
  ['/home/anna/Dropbox (Personal)/Kontor', 'Dropbox'],
  ['C:\\Users\\Анна\\YandexDisk\\Kontor', 'Yandex Disk'],
  ['C:\\Users\\Анна\\Яндекс.Диск\\База', 'Yandex Disk'],
  ['G:\\Мой диск\\Kontor', 'Google Drive'],
  ['/Users/anna/Library/CloudStorage/GoogleDrive-anna@example.org/My Drive/Kontor', 'Google Drive'],
  ['/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/Kontor', 'iCloud Drive'],
  ['/home/anna/Nextcloud/Kontor', 'Nextcloud'],
  ['C:\\Kontor', null],
  ['\\\\server\\office\\Kontor', null],
  ['/srv/my drive/omega/Dropboxes/Kontor', null],
])('%s', (folder, service) => {
  expect(cloudServiceOf(folder)).toBe(service);
});

test('one is not made there, one that lies there is not opened; moved elsewhere it is', async () => {
  const base = mkdtempSync(join(tmpdir(), 'kontor-cloud-'));
  const cloud = join(base, 'Dropbox', 'office');
  const elsewhere = join(base, 'Kontor');
  try {
    const before = await testOffice({ folder: base, at: cloud, create: false });
    const asked = { language: 'en', country: 'INT', company: companyOf.INT, logo: null, folder: null } as const;
    const reply = await before.call('office.create', { ...asked, administrator: { name: 'Anna', password: null } });
    expect(reply).toMatchObject({ ok: false, message: expect.stringContaining('Dropbox') });
    expect(existsSync(cloud)).toBe(false);
    await before.stop();

    const made = await testOffice({ folder: base, at: elsewhere, country: 'INT' });
    await made.stop();
    mkdirSync(join(base, 'Dropbox'));
    renameSync(elsewhere, cloud);
    const refused = await testOffice({ folder: base, at: cloud, create: false });
    expect(await refused.ask('office.state', {})).toMatchObject({
      status: 'broken',
      problem: 'cloud',
      explanation: expect.stringContaining('Dropbox'),
    });
    await refused.stop();

    renameSync(cloud, elsewhere);
    const moved = await testOffice({ folder: base, at: elsewhere, create: false });
    expect(await moved.ask('office.state', {})).toMatchObject({ status: 'open' });
    await moved.stop();
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
});

/** What was typed and not saved is kept on this computer: for its user alone, unreadable for others, until it is saved or a month is over. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KeptDrafts } from '../../main/engine/kept-drafts.ts';
import { keyFileSealer } from '../../main/engine/key-file.ts';
import type { KeptDraft } from '../../preload/contract/drafts.ts';
import { testOffice } from '../support/office.ts';

let base: string;
let now: number;
const open = new Set<string>();
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'kontor-drafts-'));
  now = Date.now();
  open.clear();
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** The drafts as an engine that was started just now knows them. */
function started(stateFolder = join(base, 'state')): KeptDrafts {
  const sealer = keyFileSealer(base);
  return new KeptDrafts({
    stateFolder,
    host: { seal: async (secret) => sealer.seal(secret), unseal: async (sealed) => sealer.unseal(sealed) },
    milliseconds: () => now,
    isOpen: (session) => open.has(session),
  });
}

function typed(key: string, text: string): KeptDraft {
  return { key, kind: 'client', params: { id: 7 }, form: 'note', title: 'Alfreds', value: { text } };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test('it is there after the engine was killed and started anew, the latest first, and gone once it is dropped', async () => {
  const mine = started().of('/office', 1, 'page');
  await mine.keep(typed('draft-0001', 'first'));
  now += 1000;
  await mine.keep(typed('draft-0002', 'second'));
  await mine.keep(typed('draft-0001', 'first, and more'));
  now += 1000;
  await mine.keep(typed('draft-0002', 'second, and more'));
  const again = started().of('/office', 1, 'another page');
  expect((await again.list()).map(({ value }) => value)).toEqual([
    { text: 'second, and more' },
    { text: 'first, and more' },
  ]);
  await again.drop(['draft-0002']);
  expect((await started().of('/office', 1, 'p').list()).map(({ key }) => key)).toEqual(['draft-0001']);
});

test('another user of the office and the same user in another office see nothing of it', async () => {
  const engine = started();
  await engine.of('/office', 1, 'page').keep(typed('draft-0001', 'mine'));
  expect(await engine.of('/office', 2, 'page').list()).toEqual([]);
  expect(await engine.of('/other', 1, 'page').list()).toEqual([]);
  await engine.of('/office', 2, 'page').drop(['draft-0001']);
  expect(await engine.of('/office', 1, 'page').list()).toHaveLength(1);
});

test('its files say nothing to whoever reads them, cannot be read by other users of the computer, nor be given to another user', async () => {
  const engine = started();
  const secret = 'Alfreds owes 1200';
  await engine.of('/office', 1, 'page').keep(typed('draft-0001', secret));
  await engine.of('/office', 2, 'page').keep(typed('draft-0001', 'theirs'));
  const files = filesBelow(join(base, 'state'));
  for (const path of files) {
    expect(readFileSync(path, 'latin1')).not.toContain('Alfreds');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077, path).toBe(0);
  }
  const [one, other] = files.filter((path) => path.endsWith('.draft'));
  if (one === undefined || other === undefined) throw new Error('Two drafts were kept.');
  const [first, second] = [readFileSync(one), readFileSync(other)];
  writeFileSync(one, second);
  writeFileSync(other, first);
  expect(await started().of('/office', 1, 'page').list()).toEqual([]);
  expect(await started().of('/office', 2, 'page').list()).toEqual([]);
});

test('what another page of the user holds open is not offered, and is once that page is gone', async () => {
  const engine = started();
  open.add('page');
  await engine.of('/office', 1, 'page').keep(typed('draft-0001', 'typed there'));
  expect(await engine.of('/office', 1, 'second page').list()).toEqual([]);
  expect(await engine.of('/office', 1, 'page').list()).toHaveLength(1);
  open.delete('page');
  expect(await engine.of('/office', 1, 'second page').list()).toHaveLength(1);
});

test('what is 30 days old goes, and of more than 200 the oldest', async () => {
  const mine = started().of('/office', 1, 'page');
  await mine.keep(typed('draft-0000', 'old'));
  const [path] = filesBelow(join(base, 'state')).filter((name) => name.endsWith('.draft'));
  const long = new Date(now - 31 * 86_400_000);
  utimesSync(path ?? '', long, long);
  expect(await mine.list()).toEqual([]);
  expect(filesBelow(join(base, 'state')).filter((name) => name.endsWith('.draft'))).toEqual([]);
  for (let count = 1; count <= 205; count++) await mine.keep(typed(`draft-${1000 + count}`, 'one of many'));
  expect(await mine.list()).toHaveLength(200);
});

test('a key that another computer has sealed is no error: what it kept is gone, and what is typed from now on is kept', async () => {
  await started().of('/office', 1, 'page').keep(typed('draft-0001', 'before'));
  rmSync(join(base, 'secret.key'));
  const mine = started().of('/office', 1, 'page');
  expect(await mine.list()).toEqual([]);
  await mine.keep(typed('draft-0002', 'after'));
  expect((await started().of('/office', 1, 'page').list()).map(({ key }) => key)).toEqual(['draft-0002']);
});

describe('in an office', () => {
  test('it belongs to who is signed in, survives the end of the engine, and nobody without a user gets any', async () => {
    const office = await testOffice({ password: 'a long enough phrase', folder: base });
    const draft = typed('draft-0001', 'typed');
    await office.ask('drafts.keep', draft);
    await office.ask('sessions.signOut', {});
    expect(await office.call('drafts.list', {})).toMatchObject({ ok: false, code: 'unauthorised' });
    await office.stop();
    const again = await testOffice({ folder: base });
    expect(await again.call('drafts.list', {})).toMatchObject({ ok: false, code: 'unauthorised' });
    await again.ask('sessions.signIn', { login: 'anna', password: 'a long enough phrase' });
    expect(await again.ask('drafts.list', {})).toMatchObject([draft]);
    await again.ask('drafts.drop', { keys: ['draft-0001'] });
    expect(await again.ask('drafts.list', {})).toEqual([]);
    await again.stop();
  });

  test('more than two megabytes, and names that are none, are refused', async () => {
    const office = await testOffice({ folder: base });
    const large = { ...typed('draft-0001', 'x'.repeat(2 * 1024 * 1024)) };
    expect(await office.call('drafts.keep', large)).toMatchObject({ ok: false, code: 'invalid' });
    expect(await office.call('drafts.keep', typed('../../../x', 'x'))).toMatchObject({ ok: false, code: 'invalid' });
    await office.stop();
  });

  test('it is kept also while the office is shared, for who was last known to be signed in', async () => {
    const office = await testOffice({ folder: base });
    await office.ask('office.share', { shared: true });
    await office.ask('office.state', {});
    await office.ask('drafts.keep', typed('draft-0001', 'typed'));
    expect(await office.ask('drafts.list', {})).toHaveLength(1);
    office.engine.openSession('unknown', 'test', 'en');
    expect(await office.engine.call('unknown', 'drafts.list', {})).toMatchObject({ code: 'unauthorised' });
    await office.stop();
  });
});

/** A new computer comes to an office that others work in, by the dialog of folder, name and password. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openOffice } from '../../renderer/features/start/open-office.ts';
import { peoplesPassword } from '../support/people.ts';
import { type Computers, type Page, sharedOffice } from './office-computers.ts';

/** A computer whose program has opened nothing yet. */
function newComputer({ start, home }: Computers, name: string, version = '1.0.0'): Page {
  const empty = join(home, `folder-of-${name}`);
  mkdirSync(empty);
  return start(name, version, { dialogs: true }, empty);
}

/** Somebody types it and presses the button; what became of it, and whether it was said that the keeper is looked for. */
async function open(page: Page, path: string, name: string, password: string) {
  let isReaching = false;
  const ended = await openOffice(
    {
      open: { path },
      ask: (channel, request) => page.call(channel, request),
      opened: () => undefined,
      reaching: () => {
        isReaching = true;
      },
      isLeft: () => false,
      pause: () => new Promise((resolve) => setTimeout(resolve, 50)),
    },
    { name, password },
  );
  return { ended, isReaching };
}

test('the keeper is looked for first, then it asks for the password; who is signed in there may not name another folder', async () => {
  const computers = await sharedOffice();
  await computers.start('one').signIn('Owner');
  const late = newComputer(computers, 'late');
  const wrong = await open(late, computers.folder, 'Anna', 'wrong');
  expect(wrong).toMatchObject({ ended: { end: 'sign-in', failed: { code: 'unauthorised' } }, isReaching: true });
  const right = await open(late, computers.folder, 'Anna', peoplesPassword);
  expect(right.ended).toMatchObject({
    end: 'show',
    state: { status: 'open', folder: computers.folder, user: { login: 'anna' }, sharing: { as: 'station' } },
  });
  expect(await late.call('office.open', { path: computers.folder })).toMatchObject({ ok: false, code: 'forbidden' });
});

test('an office whose keeper does not let this computer in is shown as that', async () => {
  const computers = await sharedOffice();
  await computers.start('one').signIn('Owner');
  const old = newComputer(computers, 'old', '0.9.0');
  const { ended } = await open(old, computers.folder, 'Anna', peoplesPassword);
  expect(ended).toMatchObject({ end: 'show', state: { status: 'broken', problem: 'other-version' } });
});

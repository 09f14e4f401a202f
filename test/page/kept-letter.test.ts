/** A letter that was kept is the same letter when it is opened again; what is none is left alone. */
import { expect, test } from 'vitest';
import type { OutboxLetter } from '../../preload/contract/mail.ts';
import { anewOf, keptAnewOf, keptLetterOf } from '../../renderer/features/mail/kept-letter.ts';

const key = '7d0f1c9e-0000-4000-8000-000000000001';
const failed: OutboxLetter = {
  id: 3,
  version: 2,
  state: 'failed',
  createdAt: '2026-11-30T03:00:00.000Z',
  author: 'Anna',
  from: 'office@b.example',
  fromName: '',
  to: ['has@b.example', 'wrong@b.example'],
  cc: ['copy@b.example'],
  bcc: [],
  subject: 'My words',
  text: 'Dear Sirs',
  document: null,
  attachments: [],
  attempts: 1,
  nextAttemptAt: null,
  sentAt: null,
  problem: '',
  serverWords: '',
  systemWords: '',
  recipients: [
    { address: 'has@b.example', answer: 'accepted', words: '' },
    { address: 'wrong@b.example', answer: 'refused', words: '' },
    { address: 'copy@b.example', answer: 'accepted', words: '' },
  ],
  mayArriveTwice: false,
  messageId: '<1@b.example>',
  sha256: null,
};

/** As it comes back from the disk. */
const kept = (value: object): unknown => JSON.parse(JSON.stringify(value));

test('a kept letter has the name under which it is sent once', () => {
  const letter = { typed: { subject: 'Half', to: ['a@b.example'], accountId: 4 }, key };
  expect(keptLetterOf(kept(letter))).toEqual(letter);
});

test('a letter written anew goes to those who have not got it, also after a restart', () => {
  const anew = anewOf(failed, [7]);
  expect(anew.begun).toEqual({
    from: 'office@b.example',
    to: ['wrong@b.example'],
    cc: [],
    bcc: [],
    subject: 'My words',
    text: 'Dear Sirs',
  });
  const whole = kept({ ...anew, typed: { text: 'Dear Madam' }, key });
  expect(keptAnewOf(whole)).toEqual(anew);
  expect(keptLetterOf(whole)).toEqual({ typed: { text: 'Dear Madam' }, key });
});

test('what another version has kept otherwise opens no letter', () => {
  const others = [null, 'x', [], {}, { key }, { key, typed: { to: 'a@b.example' } }, { key, typed: { text: 1 } }];
  for (const value of others) expect(keptLetterOf(value), JSON.stringify(value)).toBeNull();
  expect(keptAnewOf({ key, typed: {} })).toBeNull();
  expect(keptAnewOf({ ...anewOf(failed, []), typed: {}, key })).toBeNull();
});

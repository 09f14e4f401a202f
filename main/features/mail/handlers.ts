/** Handlers of e-mail. */
import type { Handlers } from '../../engine/context.ts';
import { listAccounts, removeAccount, saveAccount, testAccount, unsentLetters } from './accounts.ts';
import { draftOf } from './drafting.ts';
import { listLetters, resetLetter, saveLetter } from './letters.ts';
import { previewMany, sendMany } from './many.ts';
import { cancelLetter, markLetterSent, outboxPage, outboxState, retryLetter } from './outbox-list.ts';
import { sendLetter } from './sending.ts';

export const mailHandlers: Handlers<
  | 'mail.accounts'
  | 'mail.saveAccount'
  | 'mail.removeAccount'
  | 'mail.unsent'
  | 'mail.test'
  | 'mail.letters'
  | 'mail.saveLetter'
  | 'mail.resetLetter'
  | 'mail.draft'
  | 'mail.send'
  | 'mail.manyPreview'
  | 'mail.sendMany'
  | 'mail.outbox'
  | 'mail.state'
  | 'mail.retry'
  | 'mail.cancel'
  | 'mail.markSent'
> = {
  'mail.accounts': (context) => listAccounts(context),
  'mail.saveAccount': (task, asked) => saveAccount(task, asked),
  'mail.removeAccount': (command, account) => {
    removeAccount(command, account);
    return { id: account.id };
  },
  'mail.unsent': (context, account) => unsentLetters(context, account),
  'mail.test': (task, asked) => testAccount(task, asked),
  'mail.letters': ({ db }) => listLetters(db),
  'mail.saveLetter': (command, letter) => saveLetter(command, letter),
  'mail.resetLetter': (command, letter) => resetLetter(command, letter),
  'mail.draft': (context, { documentIds }) => draftOf(context, documentIds),
  'mail.send': (task, letter) => sendLetter(task, letter),
  'mail.manyPreview': (task, asked) => previewMany(task, asked),
  'mail.sendMany': (task, asked) => sendMany(task, asked),
  'mail.outbox': (context, page) => outboxPage(context, page),
  'mail.state': (context) => outboxState(context),
  'mail.retry': (command, letter) => retryLetter(command, letter),
  'mail.cancel': (command, letter) => cancelLetter(command, letter),
  'mail.markSent': (command, letter) => markLetterSent(command, letter),
};

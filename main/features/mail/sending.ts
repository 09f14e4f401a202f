/** Puts letters into the outbox: checked, with their files kept, each once however often it is handed in. */
import { domainToASCII } from 'node:url';
import { DatabaseProblem } from '../../../db/database-problem.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { CommandContext, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { formFileName } from '../documents/form.ts';
import { documentBytes } from '../documents/pdf.ts';
import { type ReachedDocument, touchedDocument } from '../documents/reached.ts';
import { dropUnusedFile, recordStoredFile, type StoredFile, storeFile } from '../files/stored-files.ts';
import type { AccountRow } from './account-queries.ts';
import { usableAccount } from './accounts.ts';
import { isEmailAddress } from './addresses.ts';
import { allRecipients } from './letter-state.ts';
import { insertLetter, letterByKey } from './outbox-queries.ts';
import {
  documentChanged,
  notMade,
  recipientNeeded,
  subjectNeeded,
  tooLarge,
  tooManyRecipients,
  wrongAddress,
} from './words.ts';

/** Most mail servers take letters of 25 MB; in base64 a file is a third larger. */
const largestMegabytes = 18;
const mostRecipients = 100;

type Asked = Omit<Parsed<'mail.send'>, 'job' | 'accountId' | 'documents'>;

/** A document as it goes with a letter: its PDF is kept. */
export interface Enclosed {
  readonly record: ReachedDocument;
  readonly file: StoredFile;
  readonly name: string;
}

/** Failures: of a document that the user may not print, `conflict` for one that is not what was shown, `invalid` for wrong addresses. */
export async function sendLetter(task: TaskContext, asked: Parsed<'mail.send'>): Promise<Output<'mail.send'>> {
  const job = task.job(asked.job);
  const known = letterByKey(task.db, asked.key);
  if (known !== undefined) return { id: known };
  invalidFields(task.language, wrongParts(asked));
  usableAccount(task, asked.accountId);
  const wanted = [...new Map(asked.documents.map((one) => [one.id, one])).values()];
  const enclosed: Enclosed[] = [];
  try {
    for (const { id, version } of wanted) {
      job.progress('printing', enclosed.length, wanted.length);
      enclosed.push(await enclosedDocument(task, id, version));
    }
    if (enclosed.reduce((sum, { file }) => sum + file.size, 0) > largestMegabytes * 1_000_000)
      throw tooLarge(largestMegabytes);
    // It may have been cancelled while the pages were made.
    job.progress('printing', wanted.length, wanted.length);
    const id = await task.write((command) => {
      for (const one of wanted) unchangedDocument(command, one.id, one.version);
      return putLetter(command, usableAccount(command, asked.accountId), asked, enclosed);
    });
    return { id };
  } catch (error) {
    for (const { file } of enclosed) dropUnusedFile(task.db, task.office.paths.files, file.sha256);
    throw error;
  }
}

/** The document as PDF, kept in the office's files. Failure `conflict` where it is another version than the one given. */
export async function enclosedDocument(task: TaskContext, id: number, version: number): Promise<Enclosed> {
  const record = unchangedDocument(task, id, version);
  const bytes = await documentBytes(task, id).catch(notPrinted);
  return { record, file: storeFile(task.office.paths.files, bytes), name: formFileName(record, 'pdf') };
}

/** The reason is the host's, in whatever words it has. */
function notPrinted(error: unknown): never {
  if (error instanceof Failure || error instanceof DatabaseProblem) throw error;
  throw notMade(error instanceof Error ? error.message : String(error));
}

function unchangedDocument(context: TaskContext | CommandContext, id: number, version: number): ReachedDocument {
  const record = touchedDocument(context, 'documents.print', id);
  if (record.version !== version) throw documentChanged(record.number ?? record.clientName);
  return record;
}

/** Puts the letter into the outbox; answers its id, or that of the letter which was handed in under the same key before. */
export function putLetter(
  command: CommandContext,
  account: AccountRow,
  { key, to, cc, bcc, subject, text }: Asked,
  enclosed: readonly Enclosed[],
): number {
  const { db, now, user } = command;
  const known = letterByKey(db, key);
  const [first] = enclosed;
  if (known !== undefined || first === undefined) {
    command.unchanged();
    return known ?? 0;
  }
  for (const { file, name } of enclosed)
    recordStoredFile(db, file, { mediaType: 'application/pdf', name, at: now, by: user.id });
  const domain = domainToASCII(account.address.slice(account.address.lastIndexOf('@') + 1)) || 'localhost';
  const id = insertLetter(
    db,
    {
      uid: key,
      createdAt: now,
      createdBy: user.id,
      updatedAt: now,
      updatedBy: user.id,
      accountId: account.id,
      documentId: first.record.id,
      fromAddress: account.address,
      fromName: account.senderName,
      to,
      cc,
      bcc,
      subject,
      text,
      messageId: `<${key}@${domain}>`,
      state: 'waiting',
      attempts: 0,
      nextAttemptAt: now,
      recipients: {},
      problem: '',
      serverWords: '',
    },
    enclosed.map(({ record, file, name }) => ({ documentId: record.id, sha256: file.sha256, size: file.size, name })),
  );
  const files = enclosed.map(({ name, file }) => `${name} ${file.sha256}`);
  const said = { from: account.address, to, cc, bcc, subject, text, files };
  const changes = Object.fromEntries(Object.entries(said).map(([field, value]) => [field, { old: null, new: value }]));
  command.record({ entity: 'mail', id, version: 1, changes, about: { entity: 'document', id: first.record.id } });
  return id;
}

function wrongParts({ to, cc, bcc, subject }: Asked): WrongField[] {
  const wrong: WrongField[] = [];
  for (const [name, addresses] of Object.entries({ to, cc, bcc })) {
    const bad = addresses.find((address) => !isEmailAddress(address));
    if (bad !== undefined) wrong.push({ path: name, said: wrongAddress(bad) });
  }
  if (to.length === 0) wrong.push({ path: 'to', said: recipientNeeded });
  else if (allRecipients({ to, cc, bcc }).length > mostRecipients)
    wrong.push({ path: 'to', said: tooManyRecipients(mostRecipients) });
  if (subject === '') wrong.push({ path: 'subject', said: subjectNeeded });
  return wrong;
}

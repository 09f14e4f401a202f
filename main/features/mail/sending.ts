/** Puts letters into the outbox: checked, with their files kept, each once however often it is handed in. */
import { domainToASCII } from 'node:url';
import { DatabaseProblem } from '../../../db/database-problem.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { CommandContext, TaskContext } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { formFileName } from '../documents/form.ts';
import { documentPages } from '../documents/pdf.ts';
import { type ReachedDocument, touchedDocument } from '../documents/reached.ts';
import { dropUnusedFile, recordStoredFile, type StoredFile, storeFile } from '../files/stored-files.ts';
import type { AccountRow } from './account-queries.ts';
import { usableAccount } from './accounts.ts';
import { isEmailAddress } from './addresses.ts';
import { allRecipients } from './letter-state.ts';
import { attachmentsOf, insertLetter, letterByKey, letterRow } from './outbox-queries.ts';
import {
  documentChanged,
  inOutboxAlready,
  notMade,
  recipientNeeded,
  somebodyElse,
  subjectNeeded,
  tooLarge,
  tooManyRecipients,
  wrongAddress,
} from './words.ts';

/** Most mail servers take letters of 25 MB; in base64 a file is a third larger. */
const largestMegabytes = 18;
const mostRecipients = 100;

/** A letter with documents, each in the version that was shown. */
type Asked = Omit<Parsed<'mail.send'>, 'job'>;

/** A document as it goes with a letter: its PDF is kept. */
interface Enclosed {
  readonly record: ReachedDocument;
  readonly file: StoredFile;
  readonly name: string;
  /** Why it has the form of the program in the place of the office's own; null: it has the form that was chosen. */
  readonly problem: Said | null;
}

/** A letter in the outbox, with what is to be said of its documents; of a letter that was there already nothing is. */
interface Queued {
  readonly id: number;
  readonly problems: readonly Said[];
}

/**
 * Failures: of a document that the user may not print, `conflict` for one that is not what was shown, or for another letter that was handed in
 * under the same key, `invalid` for wrong addresses.
 */
export async function sendLetter(task: TaskContext, asked: Parsed<'mail.send'>): Promise<Output<'mail.send'>> {
  const job = task.job(asked.job);
  const letter = { ...asked, documents: [...new Map(asked.documents.map((one) => [one.id, one])).values()] };
  const known = handedIn(task, letter);
  if (known !== undefined) return { id: known };
  invalidFields(task.language, wrongParts(letter));
  usableAccount(task, letter.accountId);
  const { id } = await queueLetter(task, letter, (printed, of) => job.progress('printing', printed, of));
  return { id };
}

/**
 * Prints the documents and puts the letter with them into the outbox. What was decided before the pages were made is asked again
 * when the letter is written: document, right, account, who is signed in, and whatever `stillRight` asks. `step` is told how far it is, and throws
 * when it was cancelled. Failures as above; `conflict` where somebody else has signed in meanwhile.
 */
export async function queueLetter(
  task: TaskContext,
  letter: Asked,
  step: (printed: number, of: number) => void,
  stillRight: (command: CommandContext) => void = () => undefined,
): Promise<Queued> {
  const { documents } = letter;
  const author = task.user.id;
  const enclosed: Enclosed[] = [];
  try {
    for (const { id, version } of documents) {
      step(enclosed.length, documents.length);
      enclosed.push(await enclosedDocument(task, id, version));
    }
    if (enclosed.reduce((sum, { file }) => sum + file.size, 0) > largestMegabytes * 1_000_000)
      throw tooLarge(largestMegabytes);
    // It may have been cancelled while the pages were made.
    step(documents.length, documents.length);
    return await task.write((command) => {
      if (command.user.id !== author) throw somebodyElse();
      const known = handedIn(command, letter);
      if (known !== undefined) {
        command.unchanged();
        return { id: known, problems: [] };
      }
      for (const { id, version } of documents) unchangedDocument(command, id, version);
      stillRight(command);
      const id = putLetter(command, usableAccount(command, letter.accountId), letter, enclosed);
      return { id, problems: enclosed.flatMap(({ problem }) => problem ?? []) };
    });
  } catch (error) {
    for (const { file } of enclosed) dropUnusedFile(task.db, task.office.paths.files, file.sha256);
    throw error;
  }
}

/** The letter that was handed in under this key before; undefined: there is none. Failure `conflict` where it says something else. */
function handedIn({ db, user }: Pick<CommandContext, 'db' | 'user'>, asked: Asked): number | undefined {
  const id = letterByKey(db, asked.key);
  const letter = id === undefined ? undefined : letterRow(db, id);
  if (letter === undefined) return undefined;
  const enclosed = attachmentsOf(db, letter.id).map(({ documentId }) => documentId);
  const said = ({ accountId, to, cc, bcc, subject, text }: Omit<Asked, 'key' | 'documents'>, documents: number[]) =>
    JSON.stringify([accountId, to, cc, bcc, subject, text, documents]);
  const wanted = asked.documents.map((one) => one.id);
  const isOwn = letter.createdBy === user.id;
  if (!isOwn || said(letter, enclosed) !== said(asked, wanted)) throw inOutboxAlready(isOwn ? letter.to : []);
  return letter.id;
}

/** The document as PDF, kept in the office's files. Failure `conflict` where it is another version than the one given. */
async function enclosedDocument(task: TaskContext, id: number, version: number): Promise<Enclosed> {
  const record = unchangedDocument(task, id, version);
  const { bytes, problem } = await documentPages(task, id).catch(notPrinted);
  return { record, file: storeFile(task.office.paths.files, bytes), name: formFileName(record, 'pdf'), problem };
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

/** Puts the letter into the outbox; answers its id. */
function putLetter(command: CommandContext, account: AccountRow, asked: Asked, enclosed: readonly Enclosed[]): number {
  const { db, now, user } = command;
  const { key, to, cc, bcc, subject, text } = asked;
  const [first] = enclosed;
  if (first === undefined) throw new Error('A letter has one document at least.');
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

function wrongParts({ to, cc, bcc, subject }: Pick<Asked, 'to' | 'cc' | 'bcc' | 'subject'>): WrongField[] {
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

/**
 * Sends what is due of one account, one letter after the other. A letter is marked as on its way before the server hears of it, and leaves that
 * mark by what the server has said: so it goes once, or somebody is asked.
 */
import { instantOf } from '../../engine/clock.ts';
import { readStoredFile, sha256Of } from '../files/stored-files.ts';
import { accountRow } from './account-queries.ts';
import { serverOf } from './accounts.ts';
import { type AfterAttempt, afterAttempt, afterUnreadable, openRecipients, recipientsOf } from './letter-state.ts';
import type { OpenOffice, OutboxPorts } from './outbox-ports.ts';
import { attachmentsOf, dueLetter, type LetterRow, letterRow, moveLetter } from './outbox-queries.ts';
import { recordHoldUp, recordMove } from './outbox-records.ts';
import { rawLetter } from './raw-letter.ts';
import { type Connection, connectTo } from './smtp.ts';
import { SmtpProblem } from './smtp-errors.ts';

/** Some servers let a connection carry a few dozen letters. */
const lettersOfConnection = 20;
/** Milliseconds until what became of a letter is written again where that has failed. */
const writtenAgainAfter = 1000;

export class AccountQueue {
  readonly #ports: OutboxPorts;
  readonly #office: OpenOffice;
  readonly #accountId: number;
  readonly #paused = new AbortController();
  #open: { readonly version: number; readonly connection: Connection; letters: number } | null = null;

  constructor(ports: OutboxPorts, office: OpenOffice, accountId: number) {
    this.#ports = ports;
    this.#office = office;
    this.#accountId = accountId;
  }

  /** Resolves when nothing is due any more, or when it was paused. */
  async run(): Promise<void> {
    try {
      while (await this.#mayGoOn()) {
        const id = dueLetter(this.#office.db, this.#accountId, this.#now());
        if (id === undefined) return;
        const connection = await this.#connected();
        if (connection !== null) await this.#send(id, connection);
      }
    } finally {
      this.#hangUp();
    }
  }

  /** Begins no more letters. A connection that is still being made is given up; a letter on its way may end. */
  pause(): void {
    this.#paused.abort();
  }

  /** Ends the connection, whatever is on its way. */
  cut(): void {
    this.#open?.connection.close();
  }

  /** A connection for the account; null where there is none, and then its letters wait or have failed. */
  async #connected(): Promise<Connection | null> {
    const row = accountRow(this.#office.db, this.#accountId);
    try {
      if (row === undefined || row.deletedAt !== null) throw new SmtpProblem('account', '');
      if (this.#open?.version === row.version && this.#open.letters < lettersOfConnection) {
        this.#open.letters += 1;
        return this.#open.connection;
      }
      this.#hangUp();
      const server = await serverOf(row, (sealed) => this.#ports.host.unseal(sealed));
      if (server === null) throw new SmtpProblem('password', '');
      const { patience } = this.#ports;
      const connection = await connectTo(server, { patience, signal: this.#paused.signal });
      this.#open = { version: row.version, connection, letters: 1 };
      return connection;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      const problem = error instanceof SmtpProblem ? error : new SmtpProblem('unreachable', said);
      await recordHoldUp(this.#ports, this.#office.db, this.#accountId, problem, () => this.#mayGoOn());
      return null;
    }
  }

  async #send(id: number, connection: Connection): Promise<void> {
    const { db } = this.#office;
    const letter = letterRow(db, id);
    if (letter === undefined) return;
    const attempts = letter.attempts + 1;
    const read = await readLetter(this.#office, letter);
    if (!(await this.#mayGoOn())) return;
    if (read.kind === 'altered') return recordMove(this.#ports, db, letter, { state: 'failed', problem: 'file' });
    if (read.kind === 'unreadable') {
      const state = afterUnreadable({ ...letter, attempts }, read.words, this.#now());
      return recordMove(this.#ports, db, letter, state);
    }
    const { raw } = read;
    const recipients = recipientsOf(letter.recipients);
    // Somebody may have cancelled it meanwhile: then this version is gone.
    const begun = { state: 'sending', attempts, sha256: sha256Of(raw), problem: '' } as const;
    const version = moveLetter(db, letter, begun, { at: this.#now(), by: letter.createdBy });
    if (version === undefined) return;
    const onItsWay = { ...letter, version };
    this.#ports.changed({ entity: 'mail', id, version, changes: {} });
    const to = openRecipients(letter, recipients);
    const handed = await connection.hand({ from: letter.fromAddress, to, raw });
    if (handed.kind !== 'taken') this.#hangUp();
    await this.#keep(onItsWay, afterAttempt({ ...letter, recipients, attempts }, handed, this.#now()));
  }

  /** Writes down what became of a letter, as often as it takes: as long as it is not written, the letter is not touched again. */
  async #keep(letter: LetterRow, { state, delivered }: AfterAttempt): Promise<void> {
    // Where another office is open, or none, the letter is on its way until its own one is opened again.
    while (await this.#isThere()) {
      try {
        return recordMove(this.#ports, this.#office.db, letter, state, delivered);
      } catch (error) {
        this.#ports.log(`outbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        if (this.#paused.signal.aborted) return;
        await new Promise((resolve) => setTimeout(resolve, writtenAgainAfter));
      }
    }
  }

  async #mayGoOn(): Promise<boolean> {
    return (await this.#isThere()) && !this.#paused.signal.aborted;
  }

  /** Whether the office is still the one that is open; after a long write, if one is under way. */
  async #isThere(): Promise<boolean> {
    while (this.#ports.isBusy()) await this.#ports.settled();
    return this.#ports.office()?.db === this.#office.db;
  }

  #hangUp(): void {
    this.#open?.connection.close();
    this.#open = null;
  }

  #now(): string {
    return instantOf(this.#ports.clock);
  }
}

/** `altered`: a file is missing, or is not what it was. `unreadable`: nobody knows whether it is, in the words of the system. */
type ReadLetter =
  | { readonly kind: 'whole'; readonly raw: Buffer }
  | { readonly kind: 'altered' }
  | { readonly kind: 'unreadable'; readonly words: string };

async function readLetter({ db, paths }: OpenOffice, letter: LetterRow): Promise<ReadLetter> {
  const attachments: { name: string; bytes: Buffer }[] = [];
  try {
    for (const { name, sha256 } of attachmentsOf(db, letter.id)) {
      const bytes = readStoredFile(paths.files, sha256);
      if (bytes === null) return { kind: 'altered' };
      attachments.push({ name, bytes });
    }
  } catch (error) {
    return { kind: 'unreadable', words: error instanceof Error ? error.message : String(error) };
  }
  return { kind: 'whole', raw: await rawLetter({ ...letter, date: letter.createdAt, attachments }) };
}

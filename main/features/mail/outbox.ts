/**
 * Sends what waits in the outbox, one letter after the other. A letter is marked as on its way before the server hears of it, and leaves that
 * mark by what the server has said: so it goes once, or somebody is asked. One that was handed over without an answer, or on its way when the
 * program ended, is never sent again by itself.
 */
import type { Db } from '../../../db/database.ts';
import { type Clock, instantOf } from '../../engine/clock.ts';
import type { Recorded } from '../../engine/context.ts';
import type { Host } from '../../engine/host.ts';
import type { OfficePaths } from '../../engine/office-control.ts';
import { recordChange } from '../audit/service.ts';
import { noteMailed } from '../documents/outputs.ts';
import { readStoredFile, sha256Of } from '../files/stored-files.ts';
import { accountRow } from './account-queries.ts';
import { serverOf } from './accounts.ts';
import { type AfterAttempt, afterAttempt, openRecipients, recipientsOf } from './letter-state.ts';
import { nextAttempt } from './next-attempt.ts';
import {
  attachmentsOf,
  authorName,
  dueLetter,
  dueOfAccount,
  type LetterRow,
  type LetterState,
  letterRow,
  lettersOnTheirWay,
  moveLetter,
} from './outbox-queries.ts';
import { isAccountProblem } from './problem-words.ts';
import { rawLetter } from './raw-letter.ts';
import { type Connection, connectTo, type Patience, SmtpProblem } from './smtp.ts';

export interface OutboxPorts {
  readonly clock: Clock;
  readonly log: (line: string) => void;
  readonly host: Pick<Host, 'unseal'>;
  /** The open office; null while none is. */
  readonly office: () => { readonly db: Db; readonly paths: OfficePaths } | null;
  /** A long write is under way, beside which nothing else may write. */
  readonly isBusy: () => boolean;
  /** Resolves when it has ended. */
  readonly settled: () => Promise<void>;
  /** What became of a letter was committed. */
  readonly changed: (change: Recorded) => void;
  /** How long servers are waited for; the usual time when it is left out. */
  readonly patience?: Patience | undefined;
}

interface OpenOffice {
  readonly db: Db;
  readonly paths: OfficePaths;
}

/** Milliseconds between two looks at the clock: also a computer that has slept goes on at once. */
const lookEvery = 1000;
/** Milliseconds that a letter on its way has when the office is to be closed. */
const grace = 10_000;
/** Some servers let a connection carry a few dozen letters. */
const lettersOfConnection = 20;

export class Outbox {
  readonly #ports: OutboxPorts;
  readonly #watch: NodeJS.Timeout;
  #running: Promise<void> | null = null;
  #paused = true;
  #open: { readonly account: string; readonly connection: Connection; letters: number } | null = null;

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
    this.#watch = setInterval(() => this.wake(), lookEvery);
    this.#watch.unref();
  }

  /** An office was opened: what was on its way when the program ended may or may not have arrived. */
  officeOpened(): void {
    this.#paused = false;
    const office = this.#ports.office();
    if (office === null) return;
    try {
      for (const letter of lettersOnTheirWay(office.db))
        this.#move(office, letter, { state: 'uncertain', problem: 'interrupted' }, []);
    } catch (error) {
      this.#complain(error);
    }
    this.wake();
  }

  /** Looks whether there is something to send. */
  wake(): void {
    if (this.#paused || this.#running !== null) return;
    this.#running = this.#run()
      .catch((error: unknown) => this.#complain(error))
      .finally(() => {
        this.#hangUp();
        this.#running = null;
      });
  }

  /** Begins no more letters, and resolves when the one on its way has ended: the office can be closed then. */
  async pause(): Promise<void> {
    this.#paused = true;
    if (this.#running === null) return;
    const late = setTimeout(() => this.#open?.connection.close(), grace);
    await this.#running;
    clearTimeout(late);
  }

  async stop(): Promise<void> {
    clearInterval(this.#watch);
    await this.pause();
  }

  async #run(): Promise<void> {
    for (;;) {
      while (this.#ports.isBusy()) await this.#ports.settled();
      const office = this.#ports.office();
      if (this.#paused || office === null) return;
      const due = dueLetter(office.db, this.#now());
      if (due === undefined) return;
      const connection = await this.#connected(office, due.accountId);
      if (connection !== null) await this.#send(office, due.id, connection);
    }
  }

  /** A connection for the account; null where there is none, and then its letters wait or have failed. */
  async #connected(office: OpenOffice, accountId: number): Promise<Connection | null> {
    const row = accountRow(office.db, accountId);
    if (row === undefined || row.deletedAt !== null) {
      await this.#notNow(office, accountId, new SmtpProblem('account', ''));
      return null;
    }
    const account = `${row.id}.${row.version}`;
    if (this.#open?.account === account && this.#open.letters < lettersOfConnection) {
      this.#open.letters += 1;
      return this.#open.connection;
    }
    this.#hangUp();
    try {
      const server = await serverOf(row, (sealed) => this.#ports.host.unseal(sealed));
      if (server === null) throw new SmtpProblem('password', '');
      const connection = await connectTo(server, this.#ports.patience);
      this.#open = { account, connection, letters: 1 };
      return connection;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      const problem = error instanceof SmtpProblem ? error : new SmtpProblem('unreachable', said);
      await this.#notNow(office, accountId, problem);
      return null;
    }
  }

  /** None of the account's letters can go: those that only somebody can help have failed, the others wait. */
  async #notNow(office: OpenOffice, accountId: number, { code, words }: SmtpProblem): Promise<void> {
    while (this.#ports.isBusy()) await this.#ports.settled();
    if (!this.#isThere(office)) return;
    const now = this.#now();
    const isForGood = code === 'account' || isAccountProblem(code);
    for (const letter of dueOfAccount(office.db, accountId, now)) {
      const attempts = letter.attempts + 1;
      const said = { attempts, problem: code, serverWords: words };
      const state: LetterState = isForGood
        ? { ...said, state: 'failed' }
        : { ...said, state: 'waiting', nextAttemptAt: nextAttempt(attempts, now) };
      this.#move(office, letter, state, []);
    }
  }

  async #send(office: OpenOffice, id: number, connection: Connection): Promise<void> {
    const letter = letterRow(office.db, id);
    if (letter === undefined) return;
    const raw = await rawOf(office, letter);
    while (this.#ports.isBusy()) await this.#ports.settled();
    if (!this.#isThere(office) || this.#paused) return;
    if (raw === null) return this.#move(office, letter, { state: 'failed', problem: 'file' }, []);
    const recipients = recipientsOf(letter.recipients);
    const attempts = letter.attempts + 1;
    // Somebody may have cancelled it meanwhile: then this version is gone.
    const begun = { state: 'sending', attempts, sha256: sha256Of(raw), problem: '' } as const;
    const version = moveLetter(office.db, letter, begun, { at: this.#now(), by: letter.createdBy });
    if (version === undefined) return;
    const onItsWay = { ...letter, version };
    this.#ports.changed({ entity: 'mail', id, version, changes: {} });
    const to = openRecipients(letter, recipients);
    const handed = await connection.hand({ from: letter.fromAddress, to, raw });
    if (handed.kind !== 'taken') this.#hangUp();
    const after = afterAttempt({ ...letter, recipients, attempts }, handed, this.#now());
    await this.#keep(office, onItsWay, after);
  }

  /** Writes down what became of a letter, as often as it takes: as long as it is not written, the letter is not touched again. */
  async #keep(office: OpenOffice, letter: LetterRow, { state, delivered }: AfterAttempt): Promise<void> {
    for (;;) {
      while (this.#ports.isBusy()) await this.#ports.settled();
      // Another office is open, or none: the letter is on its way until its own one is opened again.
      if (!this.#isThere(office)) return;
      try {
        return this.#move(office, letter, state, delivered);
      } catch (error) {
        this.#complain(error);
        if (this.#paused) return;
        await new Promise((resolve) => setTimeout(resolve, lookEvery));
      }
    }
  }

  /** One transaction: the letter's state, what left the program, and the audit's records in the name of the letter's author. */
  #move({ db }: OpenOffice, letter: LetterRow, state: LetterState, delivered: readonly string[]): void {
    const at = this.#now();
    const told = db.transaction((): Recorded[] => {
      const version = moveLetter(db, letter, state, { at, by: letter.createdBy });
      if (version === undefined) return [];
      const author = { id: letter.createdBy, name: authorName(db, letter.createdBy) };
      const by = { at, userId: author.id, userName: author.name, origin: 'outbox', channel: 'mail.sent' };
      const changes: Recorded[] = [];
      const isNews = state.state !== 'waiting' && state.state !== 'sending';
      const change = { entity: 'mail', id: letter.id, version, changes: changesOf(letter, state) } as const;
      if (isNews) recordChange(db, by, change);
      changes.push(change);
      if (delivered.length > 0)
        for (const { documentId, sha256, size } of attachmentsOf(db, letter.id)) {
          const noted = noteMailed(db, {
            documentId,
            at,
            userId: author.id,
            sha256,
            size,
            target: delivered.join(', '),
          });
          if (noted === null) continue;
          recordChange(db, by, noted);
          changes.push(noted);
        }
      return changes;
    });
    for (const change of told) this.#ports.changed(change);
  }

  /** Whether the office is still the one that is open. */
  #isThere({ db }: OpenOffice): boolean {
    return this.#ports.office()?.db === db;
  }

  #hangUp(): void {
    this.#open?.connection.close();
    this.#open = null;
  }

  #now(): string {
    return instantOf(this.#ports.clock);
  }

  #complain(error: unknown): void {
    this.#ports.log(`outbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

function changesOf(letter: LetterRow, { state, serverWords }: LetterState): Recorded['changes'] {
  return {
    state: { old: letter.state, new: state },
    ...(serverWords && { serverWords: { old: null, new: serverWords } }),
  };
}

/** The whole letter; null where a file is missing or altered. */
async function rawOf({ db, paths }: OpenOffice, letter: LetterRow): Promise<Buffer | null> {
  const attachments: { name: string; bytes: Buffer }[] = [];
  for (const { name, sha256 } of attachmentsOf(db, letter.id)) {
    const bytes = readStoredFile(paths.files, sha256);
    if (bytes === null) return null;
    attachments.push({ name, bytes });
  }
  return rawLetter({ ...letter, date: letter.createdAt, attachments });
}

/** Many documents that leave the program one after the other: a few are being made at once, failures are listed, the rest goes on. */
import { DatabaseProblem } from '../../../db/database-problem.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { selectedAtMost } from '../../../preload/contract/lists.ts';
import { type Job, JobCancelled, type SignedInUser, type TaskContext } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { documentPages } from '../documents/pdf.ts';
import { type ReachedDocument, touchedDocument } from '../documents/reached.ts';
import { TellingDocuments } from '../documents/told.ts';
import { notTried } from './words.ts';

export type Result = Pick<Output<'outputs.saveMany'>, 'documents' | 'failed' | 'failedIds' | 'stoodIn'>;

/** So many pages are being made while one is written: the browser never waits for the disk. */
const ahead = 3;
/** So many failures of the host in a row are no matter of the documents. */
const hostFails = 3;

/** A document as it was when its pages were made, and they. */
export interface Made {
  readonly record: ReachedDocument;
  readonly pdf: Uint8Array;
  /** Why they have the form of the program in the place of the office's own; null: they have the form that was chosen. */
  readonly problem: Said | null;
}

/** One going through documents: who began it, how far it is, what came out and what did not. */
export class Run {
  readonly task: TaskContext;
  readonly ids: readonly number[];
  /** Who began it: what came out is noted in his name, whoever has the session by then. */
  readonly author: SignedInUser;
  readonly #job: Job;
  readonly #failed = new TellingDocuments();
  readonly #failedIds: number[] = [];
  readonly #stoodIn = new TellingDocuments();
  #documents = 0;
  #hostFailures = 0;

  /** `job`: under which the page watches it and cancels it. */
  constructor(task: TaskContext, ids: readonly number[], job: string | undefined) {
    this.task = task;
    this.ids = ids;
    this.author = task.user;
    this.#job = task.job(job);
    this.tell();
  }

  /** Tells how far it is. Throws `JobCancelled` when it was cancelled, or when who began it has left the session. */
  tell(): void {
    this.#job.progress('printing', this.#done, this.ids.length);
  }

  /** Who began it, with the rights that he has by now. Throws `JobCancelled` when somebody else has the session. */
  get asking(): Pick<TaskContext, 'db' | 'user'> {
    const { db, user } = this.task;
    if (user.id !== this.author.id) throw new JobCancelled();
    return { db, user };
  }

  get #done(): number {
    return this.#documents + this.#failed.count;
  }

  /** Each document has come out or failed. */
  get isWhole(): boolean {
    return this.#done === this.ids.length;
  }

  /** The host fails at whatever it is given: no more is tried. */
  get isOver(): boolean {
    return this.#hostFailures >= hostFails;
  }

  came({ record, problem }: Made): void {
    this.#documents += 1;
    this.#hostFailures = 0;
    if (problem !== null) this.#stoodIn.add(this.#teller, record.id, problem[this.task.language]);
  }

  /**
   * Lists the document with the reason, and counts what is the host's: its browser, its LibreOffice, its printer. Throws the error where it is no
   * matter of the documents: cancelled, a database that cannot be written, a host that fails again and again and has made nothing.
   */
  failed(id: number, error: unknown): void {
    if (error instanceof JobCancelled || error instanceof DatabaseProblem) throw error;
    this.#list(id, reasonOf(this.task, error));
    if (!(error instanceof Failure) || error.code !== 'unavailable') return;
    this.#hostFailures += 1;
    if (this.isOver && this.#documents === 0) throw error;
  }

  /** Lists a document whose turn did not come. */
  untried(id: number): void {
    this.#list(id, notTried[this.task.language]);
  }

  #list(id: number, reason: string): void {
    this.#failed.add(this.#teller, id, reason);
    if (this.#failedIds.length < selectedAtMost) this.#failedIds.push(id);
  }

  /** Documents are named as whoever began it may see them, whoever has the session by now. */
  get #teller() {
    return { db: this.task.db, user: this.author };
  }

  get result(): Result {
    return {
      documents: this.#documents,
      failed: this.#failed.told,
      failedIds: this.#failedIds,
      stoodIn: this.#stoodIn.told,
    };
  }
}

function reasonOf({ language }: TaskContext, error: unknown): string {
  if (error instanceof Failure) return error.said[language];
  return error instanceof Error ? error.message : String(error);
}

/** The PDFs in the order of the run; those that cannot be made are told to it, and how far it is. */
export async function* madePdfs(run: Run): AsyncGenerator<Made> {
  const { ids } = run;
  const waiting: Promise<Made | NotMade>[] = [];
  let [next, done] = [0, 0];
  while (done < ids.length && !run.isOver) {
    for (; next < ids.length && waiting.length < ahead; next += 1) waiting.push(attempt(run, ids[next] ?? 0));
    const made = await waiting.shift();
    // What was cancelled while its pages were made does not come out.
    run.tell();
    done += 1;
    if (made === undefined) continue;
    if ('error' in made) run.failed(made.id, made.error);
    else yield made;
  }
  for (const id of ids.slice(done)) run.untried(id);
  run.tell();
}

interface NotMade {
  readonly id: number;
  readonly error: unknown;
}

/** Never rejects: whether it failed is asked in its turn. */
async function attempt(run: Run, id: number): Promise<Made | NotMade> {
  try {
    const record = touchedDocument(run.asking, 'documents.print', id);
    const { bytes, problem } = await documentPages(run.task, id);
    return { record, pdf: bytes, problem };
  } catch (error) {
    return { id, error };
  }
}

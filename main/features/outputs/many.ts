/** Many documents that leave the program one after the other: a few are being made at once, failures are listed, the rest goes on. */
import type { Output } from '../../../preload/contract/index.ts';
import { type FailedOutput, listedFailures } from '../../../preload/contract/outputs.ts';
import { JobCancelled, type TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { existingDocument } from '../documents/drafts.ts';
import { recordLeaving } from '../documents/outputs.ts';
import { documentBytes } from '../documents/pdf.ts';
import { seenDocument, touchedDocument } from '../documents/reached.ts';
import { sha256Of } from '../files/stored-files.ts';

export type Result = Pick<Output<'outputs.print'>, 'documents' | 'failed' | 'failedCount'>;

/** So many pages are being made while one is written: the browser never waits for the disk. */
const ahead = 3;
/** So many failures of the host, one after the other from the first on, are no matter of the documents. */
const hostFails = 3;

type DocumentRecord = ReturnType<typeof touchedDocument>;

interface Made {
  readonly record: DocumentRecord;
  readonly pdf: Uint8Array;
}

interface Left {
  readonly id: number;
  readonly sha256: string;
  readonly size: number;
  readonly target: string;
}

/** What came out and what did not. */
export class Outcome {
  readonly left: Left[] = [];
  readonly #failed: FailedOutput[] = [];
  #count = 0;
  #first: unknown = null;

  came({ id }: Pick<DocumentRecord, 'id'>, pdf: Uint8Array, target = ''): void {
    this.left.push({ id, sha256: sha256Of(pdf), size: pdf.length, target });
  }

  /** Throws the error where it is no matter of this document: cancelled, or a host that has made nothing yet. */
  failed(task: TaskContext, id: number, error: unknown): void {
    if (error instanceof JobCancelled) throw error;
    this.#first ??= error;
    this.#count += 1;
    if (!(error instanceof Failure) && this.left.length === 0 && this.#count >= hostFails) throw error;
    if (this.#failed.length < listedFailures)
      this.#failed.push({ id, number: numberOf(task, id), reason: reasonOf(task, error) });
  }

  /** Notes what came out, a part in each transaction, and answers the result. */
  async noted(task: TaskContext, kind: 'pdf' | 'print'): Promise<Result> {
    for (let from = 0; from < this.left.length; from += notedAtOnce) {
      const part = this.left.slice(from, from + notedAtOnce);
      await task.write((command) => {
        for (const { id, target, ...file } of part)
          recordLeaving(command, existingDocument(command.db, id), kind, file, target);
      });
    }
    return { documents: this.left.length, failed: this.#failed, failedCount: this.#count };
  }
}

const notedAtOnce = 100;

function numberOf(task: TaskContext, id: number): string {
  try {
    return seenDocument(task, id).number ?? '';
  } catch {
    // It is gone, or not his to see: what it is called is not said.
    return '';
  }
}

function reasonOf({ language }: TaskContext, error: unknown): string {
  if (error instanceof Failure) return error.said[language];
  return error instanceof Error ? error.message : String(error);
}

/** The PDFs in the order of the ids; those that cannot be made go to the outcome. */
export async function* madePdfs(task: TaskContext, ids: Iterable<number>, outcome: Outcome): AsyncGenerator<Made> {
  const make = async (id: number): Promise<() => Made | null> => {
    try {
      const record = touchedDocument(task, 'documents.print', id);
      const pdf = await documentBytes(task, id);
      return () => ({ record, pdf });
    } catch (error) {
      return () => {
        outcome.failed(task, id, error);
        return null;
      };
    }
  };
  const waiting: Promise<() => Made | null>[] = [];
  const source = ids[Symbol.iterator]();
  for (;;) {
    while (waiting.length < ahead) {
      const next = source.next();
      if (next.done) break;
      waiting.push(make(next.value));
    }
    const first = waiting.shift();
    if (first === undefined) return;
    const made = (await first)();
    if (made !== null) yield made;
  }
}

/** Documents on the printers of this computer, without a dialog. */
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { PrintChoice } from '../../../preload/contract/outputs.ts';
import { JobCancelled, type TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { recordOutput } from '../documents/outputs.ts';
import { type Made, madePdfs, Run } from './many.ts';
import { selectedIds } from './saving-many.ts';
import { noPrinters, printerSays } from './words.ts';

type Printed = Output<'outputs.print'>;

/** Each document on the printer that was chosen for it. Failure `unavailable` where the host has no printers. */
export function printEach(task: TaskContext, { documents, job }: Parsed<'outputs.print'>): Promise<Printed> {
  const choices = new Map(documents.map(({ id, ...choice }) => [id, choice]));
  return printAll(task, [...choices.keys()], (id) => choices.get(id), job);
}

/** All documents of a selection on one printer. */
export function printMany(
  task: TaskContext,
  { selection, choice, job }: Parsed<'outputs.printMany'>,
): Promise<Printed> {
  return printAll(task, selectedIds(task, selection), () => choice, job);
}

async function printAll(
  task: TaskContext,
  ids: readonly number[],
  choiceOf: (id: number) => PrintChoice | undefined,
  job: string | undefined,
): Promise<Printed> {
  if (!task.host.printing) throw new Failure('unavailable', noPrinters);
  const run = new Run(task, ids, job);
  try {
    for await (const made of madePdfs(run)) {
      const choice = choiceOf(made.record.id);
      if (choice !== undefined) await printOne(run, made, choice);
    }
  } catch (error) {
    // What is on paper stays there, and is told.
    if (!(error instanceof JobCancelled)) throw error;
  }
  return { ...run.result, cancelled: !run.isWhole };
}

/** What came out of the printer is noted before the next one goes there: in the name of who began, and of a document in the bin, too. */
async function printOne(run: Run, made: Made, choice: PrintChoice): Promise<void> {
  const { task, author } = run;
  const { record, pdf } = made;
  try {
    await task.host.printOn(pdf, choice);
  } catch (error) {
    return run.failed(record.id, printerSays(choice.printer, error));
  }
  await task.write((command) => recordOutput(command, record, 'print', pdf, choice.printer), author);
  run.came(made);
}

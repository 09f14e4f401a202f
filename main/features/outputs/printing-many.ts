/** Documents on the printers of this computer, without a dialog. */
import type { Parsed } from '../../../preload/contract/index.ts';
import type { PrintChoice } from '../../../preload/contract/outputs.ts';
import type { TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { madePdfs, Outcome, type Result } from './many.ts';
import { selectedIds } from './saving-many.ts';

/** Each document on the printer that was chosen for it. Failure `unavailable` where the host has no printers. */
export function printEach(task: TaskContext, { documents, job }: Parsed<'outputs.print'>): Promise<Result> {
  const choices = new Map(documents.map(({ id, ...choice }) => [id, choice]));
  return printAll(task, [...choices.keys()], (id) => choices.get(id), job);
}

/** All documents of a selection on one printer. */
export function printMany(task: TaskContext, { selection, choice, job }: Parsed<'outputs.printMany'>): Promise<Result> {
  return printAll(task, selectedIds(task, selection), () => choice, job);
}

async function printAll(
  task: TaskContext,
  ids: readonly number[],
  choiceOf: (id: number) => PrintChoice | undefined,
  job: string | undefined,
): Promise<Result> {
  if (!task.host.printing) throw new Failure('unavailable', noPrinters);
  const watched = task.job(job);
  watched.progress('printing', 0, ids.length);
  const outcome = new Outcome();
  let done = 0;
  try {
    for await (const { record, pdf } of madePdfs(task, ids, outcome)) {
      const choice = choiceOf(record.id);
      if (choice !== undefined) {
        try {
          await task.host.printOn(pdf, choice);
          outcome.came(record, pdf, choice.printer);
        } catch (error) {
          outcome.failed(task, record.id, printerSays(choice.printer, error));
        }
      }
      done += 1;
      watched.progress('printing', done, ids.length);
    }
  } catch (error) {
    // What is on paper already is noted, though the rest was cancelled.
    await outcome.noted(task, 'print');
    throw error;
  }
  return outcome.noted(task, 'print');
}

/** The words of the system, with the name of the printer. */
function printerSays(printer: string, error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  return new Failure('unavailable', {
    en: `“${printer}” did not print: ${reason}.`,
    ru: `«${printer}» не напечатал: ${reason}.`,
    fr: `« ${printer} » n’a pas imprimé : ${reason}.`,
  });
}

const noPrinters = {
  en: 'Here the browser prints: it has a dialog of its own.',
  ru: 'Здесь печатает браузер: у него своё окно печати.',
  fr: 'Ici, c’est le navigateur qui imprime, par sa propre fenêtre.',
};

/** Many print forms at once: saved as a file, printed by the browser or on the printers of this computer. */
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { PrintChoice } from '../../../preload/contract/outputs.ts';
import type { Reply } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { readFile, saveForUser } from '../../app/downloads.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { useOffice } from '../../app/session.ts';
import { outputTexts } from '../../text/outputs.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { printPdf } from '../printform/print-pdf.ts';
import type { Selection } from './asked-print.ts';
import { addReport, isWorthReading, type NewReport } from './reports.ts';

type Documents = Input<'outputs.print'>['documents'];
type Told = Pick<Output<'outputs.print'>, 'failed' | 'failedIds' | 'stoodIn'>;

/** Each is false where the work could not be done at all; what became of its documents is told. */
export interface Outputs {
  readonly save: (selection: Selection, count: number, format: 'zip' | 'pdf') => Promise<boolean>;
  /** By the browser's own dialog: all of them as one PDF. */
  readonly printHere: (selection: Selection, count: number) => Promise<boolean>;
  readonly printEach: (documents: Documents) => Promise<boolean>;
  readonly printMany: (selection: Selection, count: number, choice: PrintChoice) => Promise<boolean>;
}

export function useOutputs(): Outputs {
  const t = useText(outputTexts);
  const { state } = useOffice();
  const { tell } = useFailures();
  const userId = state.user?.id ?? 0;

  /** `again`: the same work with these documents alone. */
  const report = (work: NewReport['work'], result: Told, again: (ids: number[]) => Promise<boolean>) => {
    const { failed, failedIds, stoodIn } = result;
    if (!isWorthReading(result)) return;
    const tryAgain = failedIds.length > 0 ? () => again(failedIds) : null;
    addReport({ userId, work, facts: [], failed, stoodIn, again: tryAgain, beside: null });
  };
  const made = async (selection: Selection, count: number, how: Pick<Input<'outputs.saveMany'>, 'format' | 'as'>) => {
    const reply = await runJob(t('saveJob', { count }), (job) => call('outputs.saveMany', { selection, ...how, job }));
    if (!reply.ok) tell(reply);
    return reply.ok ? reply.value : null;
  };
  const printed = (reply: Reply<Output<'outputs.print'>>, again: (ids: number[]) => Promise<boolean>): boolean => {
    if (!reply.ok) {
      tell(reply);
      return false;
    }
    const { documents, cancelled } = reply.value;
    if (cancelled) notify({ kind: 'fact', text: t('printCancelled', { count: documents }) });
    else if (documents > 0) notify({ kind: 'done', text: t('printed', { count: documents }) });
    report('print', reply.value, again);
    return true;
  };

  const save: Outputs['save'] = async (selection, count, format) => {
    const result = await made(selection, count, { format, as: 'pdf' });
    if (result === null) return false;
    report('save', result, (ids) => save({ ids }, ids.length, format));
    if (result.file === null) return true;
    const saved = await saveForUser(result.file, state.host.dialogs);
    if (!saved.ok) tell(saved);
    else if (saved.value !== null) notify({ kind: 'done', text: t('saved', { count: result.documents }) });
    await call('files.discard', { file: result.file });
    return true;
  };
  const printHere: Outputs['printHere'] = async (selection, count) => {
    const result = await made(selection, count, { format: 'pdf', as: 'print' });
    if (result === null) return false;
    report('print', result, (ids) => printHere({ ids }, ids.length));
    if (result.file === null) return true;
    const read = await readFile(result.file);
    if (read.ok) printPdf(read.value.bytes);
    else tell(read);
    await call('files.discard', { file: result.file });
    return true;
  };
  const printEach: Outputs['printEach'] = async (documents) => {
    const title = t('printJob', { count: documents.length });
    const reply = await runJob(title, (job) => call('outputs.print', { documents, job }));
    return printed(reply, (ids) => printEach(documents.filter(({ id }) => ids.includes(id))));
  };
  const printMany: Outputs['printMany'] = async (selection, count, choice) => {
    const title = t('printJob', { count });
    const reply = await runJob(title, (job) => call('outputs.printMany', { selection, choice, job }));
    return printed(reply, (ids) => printMany({ ids }, ids.length, choice));
  };
  return { save, printHere, printEach, printMany };
}

/** Many print forms at once: saved as a file, printed by the browser or on the printers of this computer. */
import type { Input, Output } from '../../../preload/contract/index.ts';
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
import { type Selection, showFailed } from './output-dialogs.ts';

type Printed = Output<'outputs.print'>;

export interface Outputs {
  readonly save: (selection: Selection, count: number, format: 'zip' | 'pdf') => Promise<void>;
  /** By the browser's own dialog: all of them as one PDF. */
  readonly printHere: (selection: Selection, count: number) => Promise<void>;
  /** True when something came out. */
  readonly printEach: (documents: Input<'outputs.print'>['documents']) => Promise<boolean>;
  readonly printMany: (
    selection: Selection,
    count: number,
    choice: Input<'outputs.printMany'>['choice'],
  ) => Promise<boolean>;
}

export function useOutputs(): Outputs {
  const t = useText(outputTexts);
  const { state } = useOffice();
  const { tell } = useFailures();

  const made = async (selection: Selection, count: number, how: Pick<Input<'outputs.saveMany'>, 'format' | 'as'>) => {
    const reply = await runJob(t('saveJob', { count }), (job) => call('outputs.saveMany', { selection, ...how, job }));
    if (!reply.ok) {
      tell(reply);
      return null;
    }
    showFailed(reply.value);
    return reply.value;
  };
  const printed = (reply: Reply<Printed>): boolean => {
    if (!reply.ok) {
      tell(reply);
      return false;
    }
    const { documents, cancelled } = reply.value;
    if (cancelled) notify({ kind: 'fact', text: t('printCancelled', { count: documents }) });
    else if (documents > 0) notify({ kind: 'done', text: t('printed', { count: documents }) });
    showFailed(reply.value);
    return documents > 0;
  };
  return {
    save: async (selection, count, format) => {
      const result = await made(selection, count, { format, as: 'pdf' });
      if (!result?.file) return;
      const saved = await saveForUser(result.file, state.host.dialogs);
      if (!saved.ok) tell(saved);
      else if (saved.value !== null) notify({ kind: 'done', text: t('saved', { count: result.documents }) });
      await call('files.discard', { file: result.file });
    },
    printHere: async (selection, count) => {
      const result = await made(selection, count, { format: 'pdf', as: 'print' });
      if (!result?.file) return;
      const read = await readFile(result.file);
      if (read.ok) printPdf(read.value.bytes);
      else tell(read);
      await call('files.discard', { file: result.file });
    },
    printEach: async (documents) =>
      printed(
        await runJob(t('printJob', { count: documents.length }), (job) => call('outputs.print', { documents, job })),
      ),
    printMany: async (selection, count, choice) =>
      printed(await runJob(t('printJob', { count }), (job) => call('outputs.printMany', { selection, choice, job }))),
  };
}

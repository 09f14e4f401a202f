/** The pages that a form made in Word makes, where LibreOffice is there to print them. */
import { useEffect, useState } from 'react';
import { call } from '../../app/border.ts';
import { type Preview, usePreview } from './use-form-preview.ts';

/** Whether LibreOffice is there; null until that is known. */
export function useLibreOffice(): boolean | null {
  const [available, setAvailable] = useState<boolean | null>(null);
  useEffect(() => {
    let current = true;
    void call('forms.printsWord', {}).then((reply) => {
      if (current) setAvailable(reply.ok && reply.value.available);
    });
    return () => {
      current = false;
    };
  }, []);
  return available;
}

export interface WordTrial {
  readonly id: string;
  readonly documentId: number | null;
  /** Another version is another file. */
  readonly version: number;
}

/** Null: nothing to try. */
export function useWordPreview(trial: WordTrial | null): Preview {
  return usePreview(trial, async ({ id, documentId }) => {
    const made = await call('forms.tryWord', { id, documentId, as: 'pdf' });
    // What is wrong with the form stands beside its fields already.
    return made.ok ? { ok: true, value: { problems: [], file: made.value.file } } : made;
  });
}

/** The form in which a note is corrected. Where two changed it, it asks. */
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FieldConflict } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { timelineTexts } from '../../text/timeline.ts';
import { ConflictDialog } from '../../ui/Dialogs.tsx';
import { useText } from '../../ui/language.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import type { Correction } from './corrections.ts';
import type { Corrections } from './use-corrections.ts';

interface NoteCorrectionProps {
  readonly correction: Correction;
  readonly corrections: Corrections;
}

export function NoteCorrection({ correction, corrections }: NoteCorrectionProps) {
  const t = useText(timelineTexts);
  const { textOf } = useFailures();
  const [error, setError] = useState<string>();
  const [conflict, setConflict] = useState<FieldConflict | null>(null);
  const { id } = correction;
  const end = () => corrections.end(id);

  const save = async (given: Correction) => {
    const { text, was, version } = given;
    const reply = await call('notes.change', { id, version, text, was });
    if (reply.ok) return end();
    setConflict(reply.details?.conflicts?.[0] ?? null);
    setError(textOf(reply));
  };
  return (
    <>
      <PartForm save={() => save(correction)} cancel={end} error={error}>
        <Textarea
          aria-label={t('kind_note')}
          autoFocus
          autosize
          minRows={3}
          maxLength={10_000}
          value={correction.text}
          onChange={(event) => corrections.put({ ...correction, text: event.currentTarget.value })}
          onKeyDown={(event) => {
            const isSaving = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
            if (event.key !== 'Escape' && !isSaving) return;
            event.preventDefault();
            event.stopPropagation();
            if (isSaving) void save(correction);
            else end();
          }}
        />
      </PartForm>
      {conflict ? (
        <ConflictDialog
          rows={[
            {
              path: 'text',
              label: t('kind_note'),
              mine: String(conflict.mine),
              theirs: String(conflict.theirs),
              original: String(conflict.original ?? ''),
            },
          ]}
          choose={(mine) => {
            if (!mine.has('text')) return end();
            setConflict(null);
            void save({ ...correction, was: String(conflict.theirs) });
          }}
          cancel={() => setConflict(null)}
        />
      ) : null}
    </>
  );
}

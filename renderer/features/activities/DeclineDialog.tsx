/** Why somebody does not take what he was given: whoever asks has to know. */
import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useCommand } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { delegationTexts } from '../../text/delegation.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useText } from '../../ui/language.tsx';
import type { Declining } from './asked-activities.ts';
import { useAnswering } from './use-answering.ts';

interface DeclineDialogProps {
  readonly activity: Declining;
  readonly close: () => void;
}

export function DeclineDialog({ activity, close }: DeclineDialogProps) {
  const t = useText(delegationTexts);
  const { textOf } = useFailures();
  const { declined } = useAnswering();
  const answer = useCommand('activities.answer');
  const [because, setBecause] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const refuse = (said: string) => {
    setProblem(said);
    field.current?.focus();
  };
  const save = async () => {
    if (answer.busy) return;
    if (because.trim() === '') return refuse(t('becauseMissing'));
    const reply = await answer.run({ id: activity.id, answer: 'declined', because });
    if (!reply.ok) return refuse(fieldProblems(reply).because ?? textOf(reply));
    close();
    declined(activity);
  };
  return (
    <FormDialog
      title={t('declineTitle', { subject: activity.subject })}
      isTyped={because !== ''}
      busy={answer.busy}
      problem={null}
      verb={t('declineNow')}
      save={save}
      close={close}
    >
      <Textarea
        ref={field}
        label={t('because')}
        description={t('becauseHint', { who: activity.askedBy })}
        withAsterisk
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        data-autofocus
        value={because}
        onKeyDown={(event) => {
          // Enter that chooses a word of an input method is not meant for the dialog.
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          void save();
        }}
        error={problem}
        onChange={(event) => {
          // It is said in one line.
          setBecause(event.currentTarget.value.replaceAll('\n', ' '));
          setProblem(null);
        }}
      />
    </FormDialog>
  );
}

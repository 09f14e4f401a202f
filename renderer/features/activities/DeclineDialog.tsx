/** Why somebody does not take what he was given: whoever asks has to know. */
import { Button, Modal, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useCommand } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { controlTexts } from '../../text/controls.ts';
import { delegationTexts } from '../../text/delegation.ts';
import { useText } from '../../ui/language.tsx';
import type { Declining } from './asked-activities.ts';
import { useAnswering } from './use-answering.ts';

interface DeclineDialogProps {
  readonly activity: Declining;
  readonly close: () => void;
}

export function DeclineDialog({ activity, close }: DeclineDialogProps) {
  const t = useText(delegationTexts);
  const controls = useText(controlTexts);
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
    <Modal
      opened
      onClose={close}
      closeOnEscape={because === '' && !answer.busy}
      closeOnClickOutside={because === '' && !answer.busy}
      title={t('declineTitle', { subject: activity.subject })}
    >
      <form
        className="k-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.stopPropagation();
          void save();
        }}
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
          error={problem}
          onChange={(event) => {
            // It is said in one line.
            setBecause(event.currentTarget.value.replaceAll('\n', ' '));
            setProblem(null);
          }}
        />
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button disabled={answer.busy} onClick={close}>
            {controls('cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={answer.busy}>
            {t('declineNow')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

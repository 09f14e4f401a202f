/** A dialog in which something is written and saved at once: by its button, by Enter in a field of one line, by Ctrl+Enter or Ctrl+S anywhere. */
import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { controlTexts } from '../text/controls.ts';
import { pressed } from './keys.tsx';
import { useText } from './language.tsx';
import { useEscTwice } from './use-esc-twice.tsx';

interface FormDialogProps {
  readonly title: string;
  /** What is typed is not lost by a slip: neither one Esc nor a click beside the dialog closes it then. */
  readonly isTyped: boolean;
  readonly busy: boolean;
  /** What is wrong and belongs to no field; null: nothing. */
  readonly problem: string | null;
  /** What the button that saves does. */
  readonly verb: string;
  /** False: there is nothing to save yet. */
  readonly isReady?: boolean;
  /** Answers what is wrong by `problem` and the fields, and closes the dialog itself. */
  readonly save: () => unknown;
  readonly close: () => void;
  readonly children: ReactNode;
}

export function FormDialog({
  title,
  isTyped,
  busy,
  problem,
  verb,
  isReady = true,
  save,
  close,
  children,
}: FormDialogProps) {
  const t = useText(controlTexts);
  const mayClose = !isTyped && !busy;
  const escAnswer = useEscTwice(isTyped && !busy, close);
  return (
    <Modal
      opened
      onClose={close}
      closeOnEscape={mayClose}
      closeOnClickOutside={mayClose}
      onKeyDown={(event) => {
        if (!/^ctrl\+(?:s|enter)$/.test(pressed(event.nativeEvent))) return;
        event.preventDefault();
        event.stopPropagation();
        if (isReady) save();
      }}
      title={title}
    >
      <form
        className="k-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) save();
        }}
      >
        {children}
        {problem === null ? null : (
          <div className="k-red" role="alert">
            {problem}
          </div>
        )}
        {escAnswer}
        <div className="k-row k-dialog-foot" style={{ justifyContent: 'flex-end' }}>
          <Button disabled={busy} onClick={close}>
            {t('cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={busy} disabled={!isReady} title="Ctrl+Enter">
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

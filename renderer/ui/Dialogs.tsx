/** The questions that the program asks before it goes on. */
import { Button, Modal } from '@mantine/core';
import { controlTexts } from '../text/controls.ts';
import { useText } from './language.tsx';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, with the number of things it happens to. */
  readonly text: string;
  /** The verb again: "Delete 3 clients". */
  readonly verb: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly confirm: () => void;
  readonly cancel: () => void;
}

export function ConfirmDialog({ open, title, text, verb, danger, busy, confirm, cancel }: ConfirmDialogProps) {
  const t = useText(controlTexts);
  return (
    <Modal opened={open} onClose={cancel} title={title}>
      <p>{text}</p>
      <div className="k-row" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={cancel}>{t('cancel')}</Button>
        <Button
          variant="filled"
          {...(danger && { color: 'red' })}
          loading={busy ?? false}
          onClick={confirm}
          data-autofocus
        >
          {verb}
        </Button>
      </div>
    </Modal>
  );
}

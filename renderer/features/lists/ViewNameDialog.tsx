/** Asks for the name of a view, and whether everybody shall see it. */
import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { controlTexts } from '../../text/controls.ts';
import { listTexts } from '../../text/lists.ts';
import { useText } from '../../ui/language.tsx';

interface ViewNameDialogProps {
  readonly title: string;
  readonly name: string;
  readonly mayShare: boolean;
  readonly save: (name: string, share: boolean) => Promise<void>;
  readonly close: () => void;
}

export function ViewNameDialog({ title, name, mayShare, save, close }: ViewNameDialogProps) {
  const t = useText(listTexts);
  const controls = useText(controlTexts);
  const [typed, setTyped] = useState(name);
  const [share, setShare] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  return (
    <Modal opened onClose={close} title={title}>
      <form
        className="k-stack"
        onSubmit={async (event) => {
          event.preventDefault();
          if (typed.trim() === '') return setProblem(controls('required'));
          setBusy(true);
          await save(typed.trim(), share);
          setBusy(false);
        }}
      >
        <TextInput
          data-autofocus
          label={t('viewName')}
          description={t('viewNameHint')}
          maxLength={60}
          value={typed}
          error={problem}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setProblem(null);
          }}
        />
        {mayShare ? (
          <Checkbox
            label={t('shareView')}
            checked={share}
            onChange={(event) => setShare(event.currentTarget.checked)}
          />
        ) : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{controls('cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {controls('save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

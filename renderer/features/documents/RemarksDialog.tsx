/** The one question before a number is given: what is worth a second look, as long as it can be changed. */
import { Button, Modal } from '@mantine/core';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';

interface RemarksDialogProps {
  readonly remarks: readonly string[];
  readonly answer: (issues: boolean) => void;
}

export function RemarksDialog({ remarks, answer }: RemarksDialogProps) {
  const t = useText(documentTexts);
  return (
    <Modal opened onClose={() => answer(false)} title={t('remarksFirst')} size="lg">
      <ul>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
      <div className="k-row" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={() => answer(false)}>{t('backToDraft')}</Button>
        <Button variant="filled" data-autofocus onClick={() => answer(true)}>
          {t('issueAnyway')}
        </Button>
      </div>
    </Modal>
  );
}

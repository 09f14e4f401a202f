/** The button that sends the print form on the screen by e-mail, without leaving it. */
import { Button, Tooltip } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { mailTexts } from '../../text/mail.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useText } from '../../ui/language.tsx';
import { ComposeDialog } from './ComposeDialog.tsx';
import type { DocumentLetter } from './use-document-letter.ts';

/** `size`: bytes of its PDF. */
export function MailButton({ letter, size }: { letter: DocumentLetter; size: number }) {
  const t = useText(mailTexts);
  const { compose, isOpen, write, close } = letter;
  useKeys([{ press: 'ctrl+e', label: t('composeHint'), run: write }]);
  return (
    <>
      <Tooltip label={`${t('composeHint')} (Ctrl+E)`}>
        <Button leftSection={<IconMail size={15} />} onClick={write}>
          {t('email')}
        </Button>
      </Tooltip>
      {isOpen ? <ComposeDialog compose={compose} size={size} close={close} /> : null}
    </>
  );
}

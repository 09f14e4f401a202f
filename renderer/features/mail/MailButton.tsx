/** The button that sends the print form on the screen by e-mail, without leaving it. */
import { Button, Tooltip } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { mailTexts } from '../../text/mail.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useText } from '../../ui/language.tsx';
import { ComposeDialog } from './ComposeDialog.tsx';
import { useCompose } from './use-compose.ts';

/** `size`: bytes of its PDF. */
export function MailButton({ documentId, size }: { documentId: number; size: number }) {
  const t = useText(mailTexts);
  const [open, setOpen] = useState(false);
  const compose = useCompose([documentId], open);
  useKeys([{ press: 'ctrl+e', label: t('composeHint'), run: () => setOpen(true) }]);
  return (
    <>
      <Tooltip label={`${t('composeHint')} (Ctrl+E)`}>
        <Button leftSection={<IconMail size={15} />} onClick={() => setOpen(true)}>
          {t('email')}
        </Button>
      </Tooltip>
      {open ? <ComposeDialog compose={compose} size={size} close={() => setOpen(false)} /> : null}
    </>
  );
}

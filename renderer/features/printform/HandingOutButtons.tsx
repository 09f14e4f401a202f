/** The buttons by which a print form leaves the program. */
import { Button, Tooltip } from '@mantine/core';
import { IconFileTypeHtml, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { printformTexts } from '../../text/printform.ts';
import { useText } from '../../ui/language.tsx';
import type { HandingOut } from './use-handing-out.ts';

export function HandingOutButtons({ print, savePdf, saveHtml }: HandingOut) {
  const t = useText(printformTexts);
  return (
    <>
      <Tooltip label="Ctrl+P">
        <Button variant="filled" leftSection={<IconPrinter size={15} />} onClick={() => void print()}>
          {t('print')}
        </Button>
      </Tooltip>
      <Tooltip label={`${t('pdfHint')} (Ctrl+S)`}>
        <Button leftSection={<IconFileTypePdf size={15} />} onClick={() => void savePdf()}>
          {t('pdf')}
        </Button>
      </Tooltip>
      <Tooltip label={t('htmlHint')}>
        <Button leftSection={<IconFileTypeHtml size={15} />} onClick={() => void saveHtml()}>
          {t('html')}
        </Button>
      </Tooltip>
    </>
  );
}

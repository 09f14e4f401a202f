/**
 * The row by which a print form leaves the program: Print · PDF · Word · Excel · HTML · E-mail · ⋯. Each way is one
 * `Way` in the row, or one `MenuWay` behind the dots; what it does stands in `use-handing-out.ts`.
 */
import { ActionIcon, Button, Loader, Menu, Tooltip } from '@mantine/core';
import {
  type Icon,
  IconDots,
  IconFileTypeDocx,
  IconFileTypeHtml,
  IconFileTypePdf,
  IconFileTypeXls,
  IconPhoto,
  IconPrinter,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { printformTexts } from '../../text/printform.ts';
import { useText } from '../../ui/language.tsx';
import { EInvoiceItems } from './EInvoiceItems.tsx';
import type { EInvoicing } from './use-e-invoice.ts';
import type { HandingOut } from './use-handing-out.ts';

interface WayProps {
  readonly icon: Icon;
  readonly label: string;
  /** What it does, in the tooltip. */
  readonly hint: string;
  /** As the user presses it: `Ctrl+P`. */
  readonly keys?: string;
  /** The one that is used most. */
  readonly primary?: boolean;
  /** It is under way, or waits for its turn. */
  readonly busy: boolean;
  readonly run: () => void;
}

function Way({ icon: Picture, label, hint, keys, primary = false, busy, run }: WayProps) {
  return (
    <Tooltip label={keys === undefined ? hint : `${hint} (${keys})`}>
      <Button
        variant={primary ? 'filled' : 'default'}
        leftSection={busy ? <Loader size={15} color={primary ? 'white' : 'gray'} /> : <Picture size={15} />}
        aria-busy={busy}
        onClick={run}
      >
        {label}
      </Button>
    </Tooltip>
  );
}

function MenuWay({ icon: Picture, label, run }: Pick<WayProps, 'icon' | 'label' | 'run'>) {
  return (
    <Menu.Item leftSection={<Picture size={15} />} onClick={run}>
      {label}
    </Menu.Item>
  );
}

interface HandingOutButtonsProps {
  readonly out: HandingOut;
  readonly eInvoice: EInvoicing;
  /** The form is made in Word: it has no page of HTML. */
  readonly isWord: boolean;
  /** Ways that stand behind HTML and see to themselves. */
  readonly children?: ReactNode;
}

export function HandingOutButtons({ out, eInvoice, isWord, children }: HandingOutButtonsProps) {
  const t = useText(printformTexts);
  const { busy } = out;
  return (
    <>
      <Way
        primary
        icon={IconPrinter}
        label={t('print')}
        hint={t('print')}
        keys="Ctrl+P"
        busy={busy.has('print')}
        run={() => void out.print()}
      />
      <Way
        icon={IconFileTypePdf}
        label={t('pdf')}
        hint={t('pdfHint')}
        keys="Ctrl+S"
        busy={busy.has('pdf')}
        run={() => void out.savePdf()}
      />
      <Way
        icon={IconFileTypeDocx}
        label={t('word')}
        hint={t('wordHint')}
        busy={busy.has('docx')}
        run={() => void out.saveWord()}
      />
      <Way
        icon={IconFileTypeXls}
        label={t('excel')}
        hint={t('excelHint')}
        busy={busy.has('xlsx')}
        run={() => void out.saveExcel()}
      />
      {isWord ? null : (
        <Way
          icon={IconFileTypeHtml}
          label={t('html')}
          hint={t('htmlHint')}
          busy={busy.has('html')}
          run={() => void out.saveHtml()}
        />
      )}
      {children}
      <Menu position="bottom-start">
        <Menu.Target>
          <Tooltip label={t('more')}>
            <ActionIcon variant="default" size={30} aria-label={t('more')}>
              <IconDots size={16} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <MenuWay icon={IconPhoto} label={t('pngHint')} run={() => void out.savePng()} />
          <EInvoiceItems eInvoice={eInvoice} />
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** The print form of a document as it comes out of the printer: pages on grey, thumbnails, zoom; print, PDF, HTML. */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconArrowsHorizontal,
  IconFileTypeDocx,
  IconMinus,
  IconPlus,
  IconRectangleVertical,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Document } from '../../../preload/contract/documents.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useTab, useTabState } from '../../app/page.tsx';
import { leavePage, type PageParams } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { documentTexts } from '../../text/documents.ts';
import { printformTexts } from '../../text/printform.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useKeys, useOnScreen } from '../../ui/keys.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { useLate } from '../../ui/Waiting.tsx';
import { documentName } from '../documents/document-name.ts';
import { MailButton } from '../mail/MailButton.tsx';
import { type DocumentLetter, useDocumentLetter } from '../mail/use-document-letter.ts';
import { EInvoiceLacks } from './EInvoiceLacks.tsx';
import { HandingOutButtons } from './HandingOutButtons.tsx';
import { PdfPage } from './PdfPage.tsx';
import { useEInvoice } from './use-e-invoice.ts';
import { useHandingOut } from './use-handing-out.ts';
import { type PrintForm, pointScale, usePrintForm } from './use-print-form.ts';
import { useSavingWord } from './use-saving-word.ts';
import './printform.css';

type Fit = 'width' | 'page' | number;

const zooms = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;
const thumbnailWidth = 104;

/** How large the pages are drawn, 1 being paper at 96 pixels an inch, for a choice and the room there is. */
function useScale(room: React.RefObject<HTMLElement | null>, fit: Fit, size: PrintForm['size']): number {
  const [space, setSpace] = useState({ width: 800, height: 600 });
  useEffect(() => {
    if (!room.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      // A page in the background has no size; it comes back to the one it had.
      if (width > 0) setSpace({ width, height });
    });
    observer.observe(room.current);
    return () => observer.disconnect();
  }, [room]);
  if (typeof fit === 'number') return fit;
  const across = (space.width - 48) / (size.width * pointScale);
  const down = (space.height - 32) / (size.height * pointScale);
  return fit === 'width' ? Math.min(across, 2) : Math.min(across, down);
}

function Preparing() {
  const t = useText(printformTexts);
  return useLate() ? <EmptyState text={t('preparing')} /> : null;
}

interface SheetsProps {
  readonly form: PrintForm;
  readonly document: Document;
  readonly letter: DocumentLetter;
  readonly back: () => void;
}

function Sheets({ form, document, letter, back }: SheetsProps) {
  const t = useText(printformTexts);
  const onScreen = useOnScreen();
  const room = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState<Fit>('width');
  const [page, setPage] = useState(1);
  const scale = useScale(room, fit, form.size);
  const count = form.document.numPages;
  const numbers = Array.from({ length: count }, (_, place) => place + 1);

  const out = useHandingOut(form, document);
  const eInvoice = useEInvoice(document);
  const zoom = (step: 1 | -1) => {
    const next =
      step > 0 ? zooms.find((value) => value > scale + 0.01) : zooms.findLast((value) => value < scale - 0.01);
    if (next) setFit(next);
  };
  const show = (number: number) => {
    const target = Math.min(count, Math.max(1, number));
    room.current?.children[target - 1]?.scrollIntoView({ block: 'start' });
    setPage(target);
  };
  const follow = () => {
    const box = room.current;
    if (!box) return;
    const middle = box.scrollTop + box.clientHeight / 2;
    const at = [...box.children].findLastIndex(
      (sheet) => sheet instanceof HTMLElement && sheet.offsetTop - box.offsetTop <= middle,
    );
    setPage(Math.max(0, at) + 1);
  };
  useEffect(() => {
    if (!room.current) return;
    // What scrolls can be scrolled by the keyboard, in browsers too that give it to what has no fields in it only when told.
    room.current.tabIndex = 0;
    if (onScreen) room.current.focus({ preventScroll: true });
  }, [onScreen]);
  useKeys([
    { press: 'escape', label: t('back'), run: back },
    { press: 'ctrl+p', label: t('print'), run: () => void out.print() },
    { press: 'ctrl+s', label: t('pdfHint'), run: () => void out.savePdf() },
    { press: 'ctrl++', label: t('zoomIn'), run: () => zoom(1) },
    { press: 'ctrl+=', run: () => zoom(1) },
    { press: 'ctrl+-', label: t('zoomOut'), run: () => zoom(-1) },
    { press: 'ctrl+0', label: t('fitWidth'), run: () => setFit('width') },
    { press: 'arrowright', label: t('next'), run: () => show(page + 1) },
    { press: 'arrowleft', label: t('previous'), run: () => show(page - 1) },
  ]);
  return (
    <section className="k-print" aria-label={t('printForm')}>
      <header className="k-print-bar">
        <Tooltip label="Esc">
          <Button leftSection={<IconArrowLeft size={15} />} onClick={back}>
            {t('back')}
          </Button>
        </Tooltip>
        <HandingOutButtons out={out} eInvoice={eInvoice} isWord={document.isWord}>
          <MailButton letter={letter} size={form.bytes.length} />
        </HandingOutButtons>
        <div className="k-grow" />
        <span className="k-dim">{t('page', { page, count })}</span>
        <Tooltip label={`${t('zoomOut')} (Ctrl+−)`}>
          <ActionIcon aria-label={t('zoomOut')} onClick={() => zoom(-1)}>
            <IconMinus size={16} />
          </ActionIcon>
        </Tooltip>
        <span className="k-print-zoom">{Math.round(scale * 100)} %</span>
        <Tooltip label={`${t('zoomIn')} (Ctrl++)`}>
          <ActionIcon aria-label={t('zoomIn')} onClick={() => zoom(1)}>
            <IconPlus size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${t('fitWidth')} (Ctrl+0)`}>
          <ActionIcon aria-label={t('fitWidth')} aria-pressed={fit === 'width'} onClick={() => setFit('width')}>
            <IconArrowsHorizontal size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('fitPage')}>
          <ActionIcon aria-label={t('fitPage')} aria-pressed={fit === 'page'} onClick={() => setFit('page')}>
            <IconRectangleVertical size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      <EInvoiceLacks eInvoice={eInvoice} />
      <div className="k-print-body">
        <nav className="k-print-pages" aria-label={t('pages')}>
          {numbers.map((number) => (
            <button
              type="button"
              key={number}
              aria-current={number === page ? 'page' : undefined}
              onClick={() => show(number)}
            >
              <PdfPage
                pdf={form.document}
                number={number}
                size={form.size}
                scale={thumbnailWidth / form.size.width}
                label={t('page', { page: number, count })}
              />
              {number}
            </button>
          ))}
        </nav>
        <div className="k-print-room" ref={room} onScroll={follow}>
          {numbers.map((number) => (
            <PdfPage
              key={number}
              text
              pdf={form.document}
              number={number}
              size={form.size}
              scale={scale * pointScale}
              label={t('page', { page: number, count })}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

/** `params.id`: of which document. */
export function PrintFormPage({ params }: { params: PageParams }) {
  const t = useText(printformTexts);
  const words = useText(documentTexts);
  const format = useFormat();
  const controls = useText(controlTexts);
  const { key } = useTab();
  const { textOf } = useFailures();
  const id = Number(params.id);
  const { data: document, error, refetch } = useEngine('documents.get', { id });
  const form = usePrintForm(id, document?.version);
  useTabState(
    document
      ? document.number === null
        ? t('printForm')
        : `${t('printForm')}${format.colon} ${documentName(words(`type_${document.type}`), document.number)}`
      : undefined,
  );
  const saveWord = useSavingWord(id);
  const letter = useDocumentLetter(id);
  const back = () => leavePage(key);
  useKeys([{ press: 'escape', run: back }]);
  const failed = error ?? (form && 'ok' in form ? form : null);
  if (failed) {
    return (
      <EmptyState text={t('failed')} hint={textOf(failed)}>
        {document?.isWord ? (
          <Button variant="filled" leftSection={<IconFileTypeDocx size={15} />} onClick={() => void saveWord()}>
            {t('wordHint')}
          </Button>
        ) : null}
        <Button onClick={() => void refetch()}>{controls('retry')}</Button>
        <Button onClick={back}>{t('back')}</Button>
      </EmptyState>
    );
  }
  if (!form || 'ok' in form || !document) return <Preparing />;
  return <Sheets form={form} document={document} letter={letter} back={back} />;
}

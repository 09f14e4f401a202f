/** A picture or a PDF before one's eyes, without leaving the card. */
import { Button, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Attachment } from '../../../preload/contract/attachments.ts';
import { call } from '../../app/border.ts';
import { readFile } from '../../app/downloads.ts';
import { useFailures } from '../../app/failures.ts';
import { timelineTexts } from '../../text/timeline.ts';
import { useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { PdfPage } from '../printform/PdfPage.tsx';
import { type OpenedPdf, openPdf } from '../printform/pdf.ts';

interface PreviewProps {
  readonly file: Attachment;
  readonly save: () => void;
  readonly close: () => void;
}

type Shown =
  | { readonly kind: 'picture'; readonly url: string }
  | { readonly kind: 'pdf'; readonly pdf: OpenedPdf; readonly sizes: readonly Size[] }
  | { readonly kind: 'problem'; readonly text: string };

interface Size {
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

/** More pages are looked at in their own program. */
const mostPages = 30;
/** CSS pixels of a page's width. */
const pageWidth = 760;

async function opened({ bytes, file }: { bytes: Uint8Array<ArrayBuffer>; file: Attachment }): Promise<Shown> {
  if (file.preview === 'picture')
    return { kind: 'picture', url: URL.createObjectURL(new Blob([bytes], { type: file.mediaType })) };
  const pdf = await openPdf(bytes);
  const numbers = Array.from({ length: Math.min(mostPages, pdf.document.numPages) }, (_, place) => place + 1);
  const sizes = await Promise.all(
    numbers.map(async (number) => {
      const { width, height } = (await pdf.document.getPage(number)).getViewport({ scale: 1 });
      return { page: number, width, height };
    }),
  );
  return { kind: 'pdf', pdf, sizes };
}

export function FilePreview({ file, save, close }: PreviewProps) {
  const t = useText(timelineTexts);
  const { textOf } = useFailures();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let current = true;
    let forget = () => {};
    const show = async (): Promise<Shown> => {
      const reply = await call('attachments.open', { id: file.id });
      if (!reply.ok) return { kind: 'problem', text: textOf(reply) };
      const read = await readFile(reply.value.file);
      void call('files.discard', { file: reply.value.file });
      if (!read.ok) return { kind: 'problem', text: textOf(read) };
      return opened({ bytes: read.value.bytes, file }).catch(() => ({ kind: 'problem', text: t('noPreview') }));
    };
    void show().then((next) => {
      forget = () => {
        if (next.kind === 'picture') URL.revokeObjectURL(next.url);
        if (next.kind === 'pdf') next.pdf.close();
      };
      if (current) setShown(next);
      else forget();
    });
    return () => {
      current = false;
      forget();
    };
  }, [file, t, textOf]);
  return (
    <Modal opened onClose={close} title={file.name} size={pageWidth + 64}>
      <div className="k-file-preview">
        {shown === null ? <Waiting /> : null}
        {shown?.kind === 'problem' ? <p className="k-red">{shown.text}</p> : null}
        {shown?.kind === 'picture' ? <img src={shown.url} alt={file.name} /> : null}
        {shown?.kind === 'pdf'
          ? shown.sizes.map((size) => (
              <PdfPage
                key={size.page}
                pdf={shown.pdf.document}
                number={size.page}
                size={size}
                scale={pageWidth / size.width}
                label={t('pageOf', { number: size.page, count: shown.pdf.document.numPages })}
              />
            ))
          : null}
        {shown?.kind === 'pdf' && shown.pdf.document.numPages > mostPages ? (
          <p className="k-dim">{t('pagesMore', { count: shown.pdf.document.numPages - mostPages })}</p>
        ) : null}
      </div>
      <div className="k-row" style={{ justifyContent: 'flex-end' }}>
        <Button leftSection={<IconDownload size={15} />} onClick={save}>
          {t('saveFile')}
        </Button>
      </div>
    </Modal>
  );
}

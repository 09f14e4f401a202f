/** The pages that the form makes, of a real document or of the sample. */
import { Loader, NativeSelect } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FormRow } from '../../../preload/contract/forms.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { formTexts } from '../../text/forms.ts';
import { printformTexts } from '../../text/printform.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { PdfPage } from '../printform/PdfPage.tsx';
import { pointScale } from '../printform/use-print-form.ts';
import type { Preview } from './use-form-preview.ts';
import '../printform/printform.css';

interface FormPreviewProps {
  readonly form: FormRow;
  readonly preview: Preview;
  readonly documentId: number | null;
  readonly choose: (documentId: number | null) => void;
  /** Stands beside the choice of the document. */
  readonly beside?: ReactNode;
  /** Stands where the pages would be: why there are none. */
  readonly note?: string | null;
}

export function FormPreview({ form, preview, documentId, choose, beside, note }: FormPreviewProps) {
  const t = useText(formTexts);
  const words = useText(printformTexts);
  const format = useFormat();
  const { textOf } = useFailures();
  const room = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  const isLetter = form.type === 'letter';
  const { data: documents } = useEngine(
    'documents.list',
    {
      filter: form.type === 'letter' ? {} : { type: form.type },
      sort: { column: 'day', descending: true },
      after: null,
      limit: 20,
    },
    { enabled: !isLetter },
  );
  useEffect(() => {
    if (!room.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const now = entry?.contentRect.width ?? 0;
      if (now > 0) setWidth(now);
    });
    observer.observe(room.current);
    return () => observer.disconnect();
  }, []);
  const { page, problems, failed, making } = preview;
  const scale = page ? Math.min((width - 32) / (page.size.width * pointScale), 1.5) : 1;
  const count = page?.document.numPages ?? 0;
  return (
    <section className="k-form-preview" aria-label={t('previewOf')}>
      <div className="k-row k-form-try">
        <span className="k-dim">{t('tryOn')}</span>
        <NativeSelect
          aria-label={t('tryOn')}
          className="k-grow"
          value={documentId ?? ''}
          data={[
            { value: '', label: t('onSample') },
            ...((!isLetter && documents?.rows) || []).map(({ id, number, day, client }) => ({
              value: String(id),
              label: `${number ?? t('latest', { day: format.day(day) })} ${client}`,
            })),
          ]}
          onChange={(event) => choose(Number(event.currentTarget.value) || null)}
        />
        {beside}
      </div>
      {note ? <div className="k-form-hint k-dim">{note}</div> : null}
      {failed ? (
        <div className="k-form-note" role="alert">
          <IconAlertTriangle size={16} /> {t('previewFailed')} {textOf(failed)}
        </div>
      ) : problems.length > 0 && page ? (
        <div className="k-form-note">
          <IconAlertTriangle size={16} /> {t('previewOld')}
        </div>
      ) : null}
      <div className="k-print-room" ref={room}>
        {making && !page && !note ? (
          <output className="k-form-making">
            <Loader size={18} /> {t('previewMaking')}
          </output>
        ) : null}
        {page && !note
          ? Array.from({ length: count }, (_, at) => at + 1).map((number) => (
              <PdfPage
                key={number}
                text
                pdf={page.document}
                number={number}
                size={page.size}
                scale={scale * pointScale}
                label={words('page', { page: number, count })}
              />
            ))
          : null}
      </div>
    </section>
  );
}

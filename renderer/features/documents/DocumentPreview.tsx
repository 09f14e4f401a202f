/** A document in the preview pane of the list. */
import { Button } from '@mantine/core';
import { useEngine } from '../../app/engine.ts';
import { openPage } from '../../app/tabs.ts';
import { documentTexts } from '../../text/documents.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { DocumentState, shownStatus } from './DocumentState.tsx';
import { hasSum } from './draft.ts';

export function DocumentPreview({ id }: { id: number }) {
  const t = useText(documentTexts);
  const format = useFormat();
  const { data: document } = useEngine('documents.get', { id }, { keep: true });
  if (!document) return <Waiting />;
  const { number, currency, totals } = document;
  const title = number
    ? `${t(`type_${document.type}`)} ${number}`
    : t('draftTitle', { type: t(`type_${document.type}`) });
  const lines = document.lines.map(({ name, quantity }, place) => ({
    position: place + 1,
    name,
    quantity,
    gross: totals.lines[place]?.gross ?? 0,
  }));
  return (
    <div className="k-stack">
      <div>
        <div className="k-card-title">{title}</div>
        <div>{document.clientName || t('noClient')}</div>
      </div>
      <div className="k-row">
        <DocumentState type={document.type} status={shownStatus(document)} />
        <span className="k-dim">
          {format.day(document.day)}
          {document.dueDay ? ` · ${t('dueDay')} ${format.day(document.dueDay)}` : ''}
        </span>
      </div>
      {hasSum(document.type) ? (
        <div className="k-sum">{format.money(document.difference?.gross ?? totals.gross, currency)}</div>
      ) : null}
      <div>
        {lines.slice(0, 12).map(({ position, name, quantity, gross }) => (
          <div key={position} className="k-doc-preview-line">
            <span className="k-grow">{name}</span>
            <span className="k-dim">{format.decimal(quantity, 3)}</span>
            {hasSum(document.type) ? <span>{format.money(gross, currency)}</span> : null}
          </div>
        ))}
        {document.lines.length > 12 ? (
          <div className="k-dim">… {t('linesCount', { count: document.lines.length })}</div>
        ) : null}
      </div>
      <div className="k-row">
        <Button onClick={() => openPage('document', { id }, number ? title : null)}>{t('open')}</Button>
        {document.may.print ? (
          <Button onClick={() => openPage('print-form', { id }, number)}>{t('printForm')}</Button>
        ) : null}
      </div>
    </div>
  );
}

/** What is left to deliver and to bill of an issued document, line by line. */
import type { Document } from '../../../preload/contract/documents.ts';
import { useEngine } from '../../app/engine.ts';
import { chainTexts } from '../../text/chain.ts';
import { CardSection } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { Note } from './Notes.tsx';
import './chain.css';

const shownFor: readonly Document['type'][] = ['order', 'contract', 'proposal', 'invoice'];

const mostShown = 20;

/** An order is done once all of it is delivered; whether it was billed is easily forgotten then. */
export function StillToBill({ document: { id, type, status } }: { document: Document }) {
  const t = useText(chainTexts);
  const isDone = type === 'order' && status === 'done';
  const { data = [] } = useEngine('documents.left', { id }, { enabled: isDone });
  const lines = data.filter(({ toBill }) => toBill > 0).length;
  return isDone && lines > 0 ? <Note kind="remark">{t('stillToBill', { lines })}</Note> : null;
}

export function LeftOf({ document }: { document: Document }) {
  const t = useText(chainTexts);
  const format = useFormat();
  const isShown = shownFor.includes(document.type) && document.number !== null && document.status !== 'cancelled';
  const { data } = useEngine('documents.left', { id: document.id }, { enabled: isShown });
  if (!isShown || data === undefined) return null;
  const isInvoice = document.type === 'invoice';
  const open = data.flatMap((left, at) => {
    const line = document.lines[at];
    const isOpen = left.toDeliver > 0 || (!isInvoice && left.toBill > 0);
    return line && isOpen ? [{ line, left }] : [];
  });
  return (
    <CardSection title={t('left')}>
      {open.length === 0 ? (
        <div className="k-dim">{t('allDone')}</div>
      ) : (
        <ul className="k-left" aria-label={t('left')}>
          {open.slice(0, mostShown).map(({ line, left }) => (
            <li key={left.lineId}>
              <div>{line.name}</div>
              <div className="k-dim">
                {[
                  left.toDeliver > 0 ? `${t('leftDelivered')} ${format.decimal(left.toDeliver, 3)}` : '',
                  !isInvoice && left.toBill > 0 ? `${t('leftBilled')} ${format.decimal(left.toBill, 3)}` : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </li>
          ))}
          {open.length > mostShown ? (
            <li className="k-dim">{t('moreLines', { count: open.length - mostShown })}</li>
          ) : null}
        </ul>
      )}
    </CardSection>
  );
}

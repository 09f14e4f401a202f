/** What a document came from and what came of it, each a click away; the one that is looked at stands out. */
import { IconArrowRight } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ChainDocument } from '../../../preload/contract/chain.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { openPage } from '../../app/tabs.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { useOnScreen } from '../../ui/keys.tsx';
import { useFormat, useLanguage, useText } from '../../ui/language.tsx';
import { shownStatus } from './DocumentState.tsx';
import { documentName } from './document-name.ts';
import { statusWord } from './status-word.ts';
import './chain.css';

/** How many documents stand between the first one and this one. */
function depthOf(document: ChainDocument, all: readonly ChainDocument[]): number {
  const parent = all.find(({ id }) => id === document.parentId);
  return parent === undefined ? 0 : 1 + depthOf(parent, all);
}

export function ChainStrip({ id }: { id: number }) {
  const t = useText(chainTexts);
  const words = useText(documentTexts);
  const format = useFormat();
  const language = useLanguage();
  const { data } = useEngine('documents.chain', { id });
  const onScreen = useOnScreen();
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    // Of a long chain the document itself is in sight.
    if (data && onScreen)
      strip.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [data, onScreen]);
  if (data === undefined || data.length < 2) return null;
  const steps: ChainDocument[][] = [];
  for (const document of data) {
    const depth = depthOf(document, data);
    steps[depth] = [...(steps[depth] ?? []), document];
  }
  return (
    <nav className="k-chain" ref={strip} aria-label={t('chain')}>
      {steps.map((step, at) => (
        <div key={step[0]?.id} className="k-chain-step">
          {at > 0 ? <IconArrowRight size={14} className="k-dim" /> : null}
          <div>
            {step.map((document) => {
              const word = words(`type_${document.type}`);
              const name = document.number === null ? `${word} ${t('draft')}` : documentName(word, document.number);
              return (
                <button
                  key={document.id}
                  type="button"
                  className="k-chain-document"
                  data-here={document.id === id}
                  data-off={document.status === 'cancelled'}
                  aria-current={document.id === id ? 'page' : undefined}
                  title={`${format.day(document.day)} · ${format.money(document.gross, document.currency)}`}
                  onClick={() => openPage(cards.document, { id: document.id }, name)}
                >
                  {name}
                  {document.number === null ? null : (
                    <span className="k-dim"> {statusWord(language, document.type, shownStatus(document))}</span>
                  )}
                </button>
              );
            })}
          </div>
        </div>
      ))}
    </nav>
  );
}

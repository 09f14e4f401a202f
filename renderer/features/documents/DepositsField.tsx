/** Which deposit invoices a final invoice takes off. */
import { Checkbox } from '@mantine/core';
import type { DepositTaken } from '../../../preload/contract/document-details.ts';
import { useEngine } from '../../app/engine.ts';
import { chainTexts } from '../../text/chain.ts';
import { useFormat, useText } from '../../ui/language.tsx';

interface DepositsFieldProps {
  readonly id: string;
  /** What the invoice is made of. */
  readonly basedOnId: number;
  readonly taken: readonly DepositTaken[];
  readonly currency: string;
  readonly error: string | undefined;
  readonly change: (taken: DepositTaken[]) => void;
}

/** Nothing where no deposit was asked for. One that is gone stands there while the draft still names it. */
export function DepositsField({ id, basedOnId, taken, currency, error, change }: DepositsFieldProps) {
  const t = useText(chainTexts);
  const format = useFormat();
  const { data: open = [] } = useEngine('documents.deposits', { id: basedOnId });
  const gone = taken.filter(({ documentId }) => !open.some((deposit) => deposit.documentId === documentId));
  const all = [...gone, ...open];
  if (all.length === 0) return null;
  return (
    <div className="k-doc-field" data-wide>
      <span className={error ? 'k-red' : undefined}>{t('deposits')}</span>
      <div id={id} tabIndex={-1} className="k-stack">
        {all.map((deposit) => {
          const isTaken = taken.some(({ documentId }) => documentId === deposit.documentId);
          return (
            <Checkbox
              key={deposit.documentId}
              label={`${deposit.number}${format.colon} ${format.money(deposit.gross, currency)}`}
              checked={isTaken}
              onChange={() => {
                const others = taken.filter(({ documentId }) => documentId !== deposit.documentId);
                change(isTaken ? others : [...others, deposit]);
              }}
            />
          );
        })}
        {error ? (
          <div className="k-red" role="alert">
            {error}
          </div>
        ) : null}
      </div>
    </div>
  );
}

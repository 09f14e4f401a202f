/** “The same again”: the lines of the client's last document of the type, into a draft. */
import type { Dispatch } from 'react';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { documentName } from './document-name.ts';
import { type Draft, draftLine, isEmpty } from './draft.ts';
import type { DraftAction } from './draft-state.ts';

/** So many documents are looked through: drafts and cancelled ones do not count. */
const lookedThrough = 50;

/** Puts them behind the lines that are typed already; prices are left out where that document has another currency or price mode. */
export function useLastLines(draft: Draft, dispatch: Dispatch<DraftAction>): () => Promise<void> {
  const t = useText(chainTexts);
  const words = useText(documentTexts);
  const { tell } = useFailures();
  return async () => {
    const { clientId, type, currency, pricesIncludeVat } = draft;
    if (clientId === null) return notify({ kind: 'fact', text: words('clientMissing') });
    const rows = await call('documents.list', {
      filter: { clientId, type },
      sort: { column: 'day', descending: true },
      after: null,
      limit: lookedThrough,
    });
    if (!rows.ok) return tell(rows);
    const last = rows.value.rows.find(({ number, status }) => number !== null && status !== 'cancelled');
    if (!last) return notify({ kind: 'fact', text: t('noLastLines') });
    const document = await call('documents.get', { id: last.id });
    if (!document.ok) return tell(document);
    const { lines, number } = document.value;
    if (lines.length === 0) return notify({ kind: 'fact', text: t('noLastLines') });
    const samePrices = document.value.currency === currency && document.value.pricesIncludeVat === pricesIncludeVat;
    const taken = lines.map(({ basedOnLineId: _, ...line }) => ({
      ...draftLine(line),
      ...(!samePrices && { price: null }),
    }));
    dispatch({ do: 'lines', change: (all) => [...all.filter((line) => !isEmpty(line)), ...taken] });
    const name = documentName(words(`type_${type}`), number ?? '');
    notify({ kind: 'fact', text: t(samePrices ? 'lastLinesTaken' : 'lastLinesPrices', { name }) });
  };
}

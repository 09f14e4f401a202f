/** Choosing the client or the own company of a draft takes over what comes with it, where the user has not said otherwise. */
import { type Dispatch, type RefObject, useRef, useState } from 'react';
import type { DraftFields } from '../../../preload/contract/documents.ts';
import { call } from '../../app/border.ts';
import type { Draft, DraftLine } from './draft.ts';
import type { DraftAction, DraftState } from './draft-state.ts';
import { movedBy } from './moved-by.ts';

/** What a new document would begin with, moved to the day of this one and without what the user has set himself. */
function following({ draft, touched }: DraftState, begun: DraftFields): Partial<Draft> {
  const { currency, pricesIncludeVat, discount, language, form, exchangeRate } = begun;
  const day = draft.day ?? begun.day;
  const dueDay = begun.dueDay && movedBy(begun.dueDay, begun.day, day);
  // Prices are in the currency and the price mode that they were typed in.
  const priced = draft.lines.some(({ price }) => price !== null);
  const all = { dueDay, discount, language, form, ...(priced ? {} : { currency, pricesIncludeVat, exchangeRate }) };
  return Object.fromEntries(Object.entries(all).filter(([name]) => !touched.has(name)));
}

export interface ChosenParties {
  readonly clientName: string;
  readonly clientNames: ReadonlyMap<number, string>;
  readonly chooseClient: (id: number | null, name: string) => void;
  readonly chooseCompany: (id: number) => void;
}

/** `linesAs`: the lines as they are when that company is the document's. */
export function useChosenParties(
  latest: RefObject<DraftState>,
  clientId: number | null,
  known: ReadonlyMap<number, string>,
  dispatch: Dispatch<DraftAction>,
  linesAs: (companyId: number) => readonly DraftLine[],
): ChosenParties {
  const [names, setNames] = useState(known);
  const asked = useRef(0);

  const follow = async (companyId: number, client: number | null) => {
    asked.current += 1;
    const mine = asked.current;
    const { type } = latest.current.draft;
    const reply = await call('documents.new', { type, companyId, clientId: client });
    if (!reply.ok || mine !== asked.current) return;
    dispatch({ do: 'head', changes: following(latest.current, reply.value), follows: true });
  };
  return {
    clientName: clientId === null ? '' : (names.get(clientId) ?? known.get(clientId) ?? ''),
    clientNames: names,
    chooseClient: (id, name) => {
      if (id !== null) setNames(new Map([...names, [id, name]]));
      dispatch({ do: 'head', changes: { clientId: id } });
      if (id !== null) void follow(latest.current.draft.companyId, id);
    },
    chooseCompany: (companyId) => {
      const { signatory: _, accountant: __, ...details } = latest.current.draft.details;
      dispatch({ do: 'head', changes: { companyId, bankAccount: null, details, lines: linesAs(companyId) } });
      void follow(companyId, latest.current.draft.clientId);
    },
  };
}

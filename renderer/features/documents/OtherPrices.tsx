/** Says that the currency of a draft was changed and its prices were not, with a way to convert them. */
import { Button } from '@mantine/core';
import type { Dispatch } from 'react';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';
import type { Draft } from './draft.ts';
import type { DraftAction } from './draft-state.ts';
import { Note } from './Notes.tsx';
import { asItStands, convertedLine, otherCurrencies } from './priced-in.ts';

interface OtherPricesProps {
  readonly draft: Draft;
  /** The own company's currency. */
  readonly own: string | undefined;
  readonly dispatch: Dispatch<DraftAction>;
}

export function OtherPrices({ draft, own, dispatch }: OtherPricesProps) {
  const t = useText(documentTexts);
  const others = otherCurrencies(draft);
  if (others.length === 0) return null;
  const { currency, exchangeRate: rate } = draft;
  const lines = draft.lines.map((line) => convertedLine(line, { currency, rate }, own));
  const isKnown = otherCurrencies({ currency, lines }).length === 0;
  return (
    <Note kind="remark" close={() => dispatch({ do: 'lines', change: (all) => all.map(asItStands) })}>
      <div className="k-row">
        {t(isKnown ? 'pricesKept' : 'pricesKeptNoRate', { were: others.join(', '), currency })}
        {isKnown ? (
          <Button size="compact-xs" onClick={() => dispatch({ do: 'lines', change: () => lines })}>
            {t('convertPrices')}
          </Button>
        ) : null}
      </div>
    </Note>
  );
}

/** The tick above all ticks of a list: selects all rows that the filter leaves, or none. */
import { createContext, useContext } from 'react';
import { controlTexts } from '../text/controls.ts';
import { useText } from './language.tsx';

const AllTickedContext = createContext<boolean | 'some'>(false);
export const AllTicked = AllTickedContext.Provider;

export function TickHead({ tickAll }: { tickAll: (on: boolean) => void }) {
  const t = useText(controlTexts);
  const all = useContext(AllTickedContext);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="k-tick-head"
      aria-pressed={all === 'some' ? 'mixed' : all}
      aria-label={t('selectAll')}
      title={t('selectAll')}
      onClick={() => tickAll(all === false)}
    >
      <span className="k-tick" data-on={all} />
    </button>
  );
}

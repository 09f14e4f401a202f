/** One list of the day: what there is, the first of it, and the way to all of it. */
import type { ReactNode } from 'react';
import { todayTexts } from '../../text/today.ts';
import { useFormat, useText } from '../../ui/language.tsx';

interface TodaySectionProps {
  readonly title: string;
  /** How many there are; undefined: not known yet. */
  readonly found: { readonly count: number; readonly exact: boolean } | undefined;
  readonly shown: number;
  readonly none: string;
  readonly hint?: string;
  readonly failed: string | null;
  readonly openAll: () => void;
  readonly children: ReactNode;
}

export function TodaySection({ title, found, shown, none, hint, failed, openAll, children }: TodaySectionProps) {
  const t = useText(todayTexts);
  const format = useFormat();
  const count = found && `${format.count(found.count)}${found.exact ? '' : '+'}`;
  return (
    <section className="k-today-section" aria-label={title}>
      <h2>
        {title} {found && found.count > 0 ? <span className="k-dim">{count}</span> : null}
      </h2>
      {failed === null ? null : <div className="k-red">{failed}</div>}
      {found?.count === 0 ? (
        <div className="k-dim">
          {none} {hint}
        </div>
      ) : null}
      {shown > 0 ? <div className="k-table-box">{children}</div> : null}
      {found && count && found.count > shown && shown > 0 ? (
        <button type="button" className="k-link" onClick={openAll}>
          {t('all', { count })}
        </button>
      ) : null}
    </section>
  );
}

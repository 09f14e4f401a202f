/** The head of a column: its name sorts the list, the button beside it asks what the column is filtered by. */
import { IconArrowDown, IconArrowUp, IconFilter, IconFilterFilled } from '@tabler/icons-react';
import type { IHeaderParams } from 'ag-grid-community';
import { createContext, useContext, useEffect } from 'react';
import { controlTexts } from '../text/controls.ts';
import type { ListSort } from './grid-rows.ts';
import { useText } from './language.tsx';

interface Heads {
  readonly sort: ListSort;
  readonly sortBy: (column: string) => void;
  readonly sortable: (column: string) => boolean;
  /** Names of the columns that something is asked of. */
  readonly filtered: ReadonlySet<string>;
  /** Null: the list cannot be filtered by its columns. */
  readonly filter: ((column: string, at: Element) => void) | null;
}

const HeadsContext = createContext<Heads | null>(null);
export const ColumnHeads = HeadsContext.Provider;

export function ColumnHead({ column, displayName, eGridHeader }: IHeaderParams) {
  const t = useText(controlTexts);
  const heads = useContext(HeadsContext);
  const name = column.getColId();
  const sorted = heads?.sort.column === name ? (heads.sort.descending ? 'descending' : 'ascending') : 'none';
  useEffect(() => eGridHeader.setAttribute('aria-sort', sorted), [eGridHeader, sorted]);
  if (!heads) return null;
  const isFiltered = heads.filtered.has(name);
  const Arrow = sorted === 'descending' ? IconArrowDown : IconArrowUp;
  const FilterIcon = isFiltered ? IconFilterFilled : IconFilter;
  return (
    <div className="k-column-head">
      <button
        type="button"
        tabIndex={-1}
        className="k-column-name"
        disabled={!heads.sortable(name)}
        title={displayName}
        onClick={() => heads.sortBy(name)}
      >
        <span className="k-column-title">{displayName}</span>
        {sorted === 'none' ? null : <Arrow size={13} aria-hidden />}
      </button>
      {heads.filter ? (
        <button
          type="button"
          tabIndex={-1}
          className="k-column-filter"
          data-on={isFiltered}
          aria-label={t('filterColumn', { name: displayName })}
          title={t('filterColumn', { name: displayName })}
          onClick={(event) => heads.filter?.(name, event.currentTarget)}
        >
          <FilterIcon size={13} aria-hidden />
        </button>
      ) : null}
    </div>
  );
}

/** What a list shows at this moment: its filter, order and columns, as a view holds them or as its user left them. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ListName } from '../../../preload/contract/lists.ts';
import type { ListView, ViewContent } from '../../../preload/contract/views.ts';
import { useEngine } from '../../app/engine.ts';
import { listMemory } from '../../app/list-memory.ts';
import type { ListSort } from '../../ui/grid-rows.ts';
import { type ListLayout, ownLayout } from '../../ui/list-layout.ts';
import { takenOver, useAskedLists } from './asked-list.ts';

export type ListFilter = ViewContent['filter'];

interface Shown {
  readonly view: number | null;
  readonly filter: ListFilter;
  readonly sort: ListSort;
  /** Null: as at the beginning. */
  readonly layout: ListLayout | null;
}

export interface ListState {
  readonly views: readonly ListView[];
  /** Null: none of them; all records, as far as `filter` leaves them. */
  readonly view: ListView | null;
  /** What is seen is not what the view holds. */
  readonly differs: boolean;
  readonly content: ViewContent;
  /** Without what is not asked: empty where all are shown. */
  readonly filter: ListFilter;
  readonly sort: ListSort;
  readonly layout: ListLayout;
  readonly choose: (view: ListView | null) => void;
  /** What is undefined is not asked any more. */
  readonly setFilter: (changes: { readonly [Name in keyof ListFilter]?: ListFilter[Name] | undefined }) => void;
  readonly clearFilter: () => void;
  readonly sortBy: (sort: ListSort) => void;
  readonly setLayout: (layout: ListLayout | null) => void;
  readonly preview: boolean;
  readonly showPreview: (on: boolean) => void;
}

interface Begin {
  readonly sort: ListSort;
  /** What is asked until somebody asks something else. */
  readonly filter: ListFilter;
  readonly columns: readonly { readonly name: string; readonly width: number; readonly hidden?: boolean }[];
  /** Documents of one client are a list of their own: nothing of it is remembered as a view. */
  readonly remembered: boolean;
}

const none: ListFilter = {};

/** What is not filtered by is left out, so that equal filters are equal. */
function tidy(filter: { readonly [Name in keyof ListFilter]?: ListFilter[Name] | undefined }): ListFilter {
  const { text, conditions, deleted } = filter;
  return {
    ...(text && { text }),
    ...(conditions && conditions.length > 0 && { conditions }),
    ...(deleted && { deleted }),
  };
}

/** Only below a page that has waited for the views: `views` of the first time decide what is shown. */
export function useListState(list: ListName, begin: Begin): ListState {
  const { data: views = [] } = useEngine('views.list', { list });
  const memory = useMemo(() => listMemory(list), [list]);
  const [kept, setKept] = useState(memory.recall);
  const [shown, setShown] = useState<Shown>(() => {
    const own = { view: null, filter: tidy(begin.filter), sort: kept.sort ?? begin.sort, layout: kept.layout };
    const view = begin.remembered ? views.find(({ id }) => id === kept.view) : undefined;
    return view ? shownBy(view) : own;
  });
  const keep = (changes: Partial<typeof kept>) => {
    const next = { ...kept, ...changes };
    setKept(next);
    memory.remember(next);
  };
  const asked = useAskedLists((waiting) => (begin.remembered ? waiting[list] : undefined));
  useEffect(() => {
    if (asked === undefined) return;
    takenOver(list);
    setShown((before) => ({ ...before, view: null, filter: tidy({ conditions: [...asked] }) }));
  }, [asked, list]);
  const view = views.find(({ id }) => id === shown.view) ?? null;
  const { columns } = begin;
  const layout = useMemo(() => shown.layout ?? ownLayout(columns), [shown.layout, columns]);
  const content = useMemo<ViewContent>(
    () => ({ filter: shown.filter, sort: shown.sort, columns: layout.map((column) => ({ ...column })) }),
    [shown.filter, shown.sort, layout],
  );
  const change = (changes: Partial<Shown>) => setShown((before) => ({ ...before, ...changes }));
  const { sort, filter } = shown;
  const sortBy = (next: ListSort) => {
    change({ sort: next });
    if (shown.view === null) keep({ sort: next });
  };
  return {
    views,
    view,
    differs: view !== null && JSON.stringify(content) !== JSON.stringify(contentOf(view)),
    content,
    filter,
    sort,
    layout,
    choose: (next) => {
      if (next) setShown(shownBy(next));
      else setShown({ view: null, filter: none, sort: kept.sort ?? begin.sort, layout: kept.layout });
      if (begin.remembered) keep({ view: next?.id ?? null });
    },
    setFilter: useCallback(
      (changes) => setShown((before) => ({ ...before, filter: tidy({ ...before.filter, ...changes }) })),
      [],
    ),
    clearFilter: () => change({ filter: none }),
    sortBy,
    setLayout: (next) => {
      change({ layout: next });
      if (shown.view === null) keep({ layout: next });
    },
    preview: kept.preview,
    showPreview: (preview) => keep({ preview }),
  };
}

function shownBy({ id, content: { filter, sort, columns } }: ListView): Shown {
  return { view: id, filter: tidy(filter), sort, layout: columns };
}

/** With its keys in the order of what is shown, to be compared with it. */
function contentOf({ content: { filter, sort, columns } }: ListView): ViewContent {
  return {
    filter: tidy(filter),
    sort: { column: sort.column, descending: sort.descending },
    columns: columns.map(({ name, width }) => ({ name, width })),
  };
}

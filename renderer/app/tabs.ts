/** The open pages: which there are, which one is on the screen, which hold something unsaved. */
import { create } from 'zustand';
import { pagesAre } from '../ui/undoing.ts';

export type PageParams = Readonly<Record<string, string | number | boolean>>;

export interface OpenTab {
  /** Kind and parameters: a page is open once only. */
  readonly key: string;
  readonly kind: string;
  readonly params: PageParams;
  /** What the page calls itself; null: the title of its kind. */
  readonly title: string | null;
}

interface Tabs {
  readonly tabs: readonly OpenTab[];
  readonly active: string | null;
  /** By the key of a page: which of its forms. */
  readonly unsaved: ReadonlyMap<string, ReadonlySet<string>>;
  /** The key of a page that is to be closed when its user has said that what is not saved there may go. */
  readonly closing: string | null;
  /** Keys by when they were last on the screen, the latest last. */
  readonly recent: readonly string[];
}

const none: Tabs = { tabs: [], active: null, unsaved: new Map(), closing: null, recent: [] };

export const useTabs = create<Tabs>()(() => none);

useTabs.subscribe(({ tabs, active }) =>
  pagesAre(
    active,
    tabs.map(({ key }) => key),
  ),
);

/** No page is open any more: another user comes in. */
export function forgetPages(): void {
  useTabs.setState(none);
}

export function tabKey(kind: string, params: PageParams): string {
  return `${kind}:${JSON.stringify(params)}`;
}

/** Brings a page to the screen; opens it, at the right of the one on the screen, where it is not open yet. */
export function openPage(kind: string, params: PageParams = {}, title: string | null = null): void {
  const key = tabKey(kind, params);
  useTabs.setState(({ tabs, active, recent }) => {
    const known = tabs.some((tab) => tab.key === key);
    const place = tabs.findIndex((tab) => tab.key === active) + 1;
    return {
      tabs: known ? tabs : tabs.toSpliced(place === 0 ? tabs.length : place, 0, { key, kind, params, title }),
      active: key,
      recent: [...recent.filter((other) => other !== key), key],
    };
  });
}

/** Closes a page without asking, and shows the one that was looked at before it. */
export function closePage(key: string): void {
  useTabs.setState(({ tabs, active, unsaved, recent }) => {
    const left = tabs.filter((tab) => tab.key !== key);
    const order = recent.filter((other) => other !== key);
    return {
      tabs: left,
      active: active === key ? (order.at(-1) ?? left.at(-1)?.key ?? null) : active,
      unsaved: new Map([...unsaved].filter(([other]) => other !== key)),
      recent: order,
    };
  });
}

/** Closes a page; where it holds something that is not saved the frame asks first. */
export function leavePage(key: string): void {
  if (useTabs.getState().unsaved.has(key)) useTabs.setState({ closing: key });
  else closePage(key);
}

/** Puts another page into the place of one: a new record that has been saved becomes its card. */
export function replacePage(key: string, kind: string, params: PageParams, title: string | null = null): void {
  openPage(kind, params, title);
  closePage(key);
}

/** The next page (1) or the one before (-1), around the ends. */
export function stepPage(step: 1 | -1): void {
  const { tabs, active } = useTabs.getState();
  const place = tabs.findIndex((tab) => tab.key === active);
  const next = tabs.at((place + step + tabs.length) % Math.max(tabs.length, 1));
  if (next) openPage(next.kind, next.params, next.title);
}

export function renamePage(key: string, title: string): void {
  useTabs.setState(({ tabs }) =>
    tabs.some((tab) => tab.key === key && tab.title !== title)
      ? { tabs: tabs.map((tab) => (tab.key === key ? { ...tab, title } : tab)) }
      : {},
  );
}

/** Marks a form of a page as holding something that is not saved, or as clean again. */
export function markUnsaved(key: string, dirty: boolean, form = 'page'): void {
  const { unsaved } = useTabs.getState();
  const before = unsaved.get(key) ?? new Set();
  if (before.has(form) === dirty) return;
  const forms = new Set([...before].filter((other) => other !== form));
  if (dirty) forms.add(form);
  const others = [...unsaved].filter(([other]) => other !== key);
  useTabs.setState({ unsaved: new Map(forms.size === 0 ? others : [...others, [key, forms]]) });
}

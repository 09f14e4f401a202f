/** One page sends the user to a field of another one: that page opens there, with the field in hand. */
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { create } from 'zustand';
import { useOnScreen } from '../ui/keys.tsx';
import { useTab } from './page.tsx';
import { openPage, type PageParams, tabKey } from './tabs.ts';

interface Asked {
  /** The key of the tab. */
  readonly tab: string;
  /** `address`, `taxNumbers.inn`. */
  readonly field: string;
}

const useAsked = create<{ readonly asked: Asked | null }>()(() => ({ asked: null }));

/** Opens a page and, once it is on the screen, its field. A field that the page does not have leaves it at its top. */
export function openAtField(kind: string, params: PageParams, field: string): void {
  useAsked.setState({ asked: { tab: tabKey(kind, params), field } });
  openPage(kind, params);
}

/** Calls back when somebody is sent to a field of this page, before the field is looked for. */
export function useAskedPage(show: () => void): void {
  const { key } = useTab();
  const asked = useAsked((state) => state.asked);
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    if (asked?.tab === key) latest.current();
  }, [asked, key]);
}

/**
 * The element around the field of this name. When it is asked for, what is edited in place begins to be edited; a part of it
 * (`inn` of `taxNumbers`) is the input of that name.
 */
export function useAskedField<Box extends HTMLElement>(name: string): RefObject<Box | null> {
  const box = useRef<Box>(null);
  const { key } = useTab();
  const onScreen = useOnScreen();
  const asked = useAsked((state) => state.asked);
  useEffect(() => {
    if (!onScreen || asked?.tab !== key) return;
    const [field, part] = asked.field.split('.');
    if (asked.field !== name && field !== name) return;
    const place = box.current;
    useAsked.setState({ asked: null });
    place?.firstElementChild?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>('button.k-fact-value')?.click();
    // The inputs of a part are there a moment later.
    if (part) setTimeout(() => place?.querySelector<HTMLElement>(`[name="${CSS.escape(part)}"]`)?.focus(), 0);
  }, [asked, key, name, onScreen]);
  return box;
}

/** Around a field that other pages send to. */
export function AskedField({ name, children }: { name: string; children: ReactNode }) {
  const box = useAskedField<HTMLDivElement>(name);
  return (
    <div ref={box} style={{ display: 'contents' }}>
      {children}
    </div>
  );
}

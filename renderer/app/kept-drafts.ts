/** What is typed and not saved is kept by this computer a moment later, until it is saved or given up; and is opened again from there. */
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Input, Output } from '../../preload/contract/index.ts';
import { call } from './border.ts';
import { useTab } from './page.tsx';
import { closePage, openPage, type PageParams, tabKey, useTabs } from './tabs.ts';

/** One form with what was typed into it. */
export type KeptDraft = Output<'drafts.list'>[number];
type Value = KeptDraft['value'];

/** Milliseconds after which what is typed is kept; and after which it is tried again where it could not be. */
const keptAfter = 1_000;
const againAfter = 3_000;

/** By tab and form: what was opened again there. */
const reopening = new Map<string, KeptDraft>();

/** What the page hands over at once when it may be gone in a moment. */
const pending = new Set<() => void>();
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') for (const hand of pending) hand();
});
window.addEventListener('pagehide', () => {
  for (const hand of pending) hand();
});

/** What it is opened with: several things can be new at a time. */
function paramsOf({ kind, params, key }: KeptDraft): PageParams {
  return kind.startsWith('new-') ? { ...params, again: key } : params;
}

/** The key of the page that it is opened on: what was typed into several forms of one page is opened together. */
export function pageOf(draft: KeptDraft): string {
  return tabKey(draft.kind, paramsOf(draft));
}

/** Opens the pages with what was typed; answers which of it: not that whose page holds something else that is not saved, which stays. */
export function reopen(drafts: readonly KeptDraft[]): readonly KeptDraft[] {
  const { tabs, unsaved } = useTabs.getState();
  const free = [...Map.groupBy(drafts, pageOf)].filter(([tab]) => {
    const isOpen = tabs.some((other) => other.key === tab);
    const isTaken = isOpen && [...reopening.keys()].some((place) => place.startsWith(`${tab} `));
    return !isTaken && !unsaved.has(tab);
  });
  // A page that is open began with something else. All at once: what is shown for a moment only would be left again, and so saved.
  flushSync(() => {
    for (const [tab] of free) closePage(tab);
  });
  return free.flatMap(([tab, together]) => {
    const opened = [...new Map(together.toReversed().map((draft) => [draft.form, draft])).values()];
    for (const draft of opened) {
      reopening.set(`${tab} ${draft.form}`, draft);
      openPage(draft.kind, paramsOf(draft), draft.title);
    }
    return opened;
  });
}

/** What was opened again belongs to the user before. */
export function forgetReopened(): void {
  reopening.clear();
}

/** What this form of the page was opened again with; null: nothing. */
export function useReopened(form: string): Value | null {
  const { key: tab } = useTab();
  const [draft] = useState(() => reopening.get(`${tab} ${form}`));
  return draft?.value ?? null;
}

/** Keeps what is typed into a form of this page; null: nothing is, or all is saved. `title`: what it is offered as. */
export function useKeptDraft(form: string, title: string, value: object | null): void {
  const { key: tab, kind, params } = useTab();
  const place = `${tab} ${form}`;
  const [key] = useState(() => reopening.get(place)?.key ?? crypto.randomUUID());
  const text = value === null ? null : JSON.stringify({ kind, params, form, title, value });
  const latest = useRef(text);
  const isKept = useRef(reopening.has(place));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [hand] = useState(() => () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    pending.delete(hand);
    if (latest.current === null) return;
    isKept.current = true;
    // Made below, of the same type.
    const draft = { key, ...JSON.parse(latest.current) } as Input<'drafts.keep'>;
    void call('drafts.keep', draft).then((reply) => {
      if (!reply.ok && reply.code === 'unavailable') wait.current(againAfter);
    });
  });
  const wait = useRef((milliseconds: number) => {
    if (timer.current !== undefined || latest.current === null) return;
    pending.add(hand);
    timer.current = setTimeout(hand, milliseconds);
  });
  const forget = useRef(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    pending.delete(hand);
    reopening.delete(place);
    if (isKept.current) void call('drafts.drop', { keys: [key] });
    isKept.current = false;
  });
  useEffect(() => {
    const before = latest.current;
    latest.current = text;
    if (text !== null) wait.current(keptAfter);
    else if (before !== null) forget.current();
  }, [text]);
  useEffect(() => {
    const leave = forget.current;
    return () => {
      const { tabs, unsaved } = useTabs.getState();
      // Closed, and with it given up or saved; else its user has only gone: what he typed waits for him.
      if (!tabs.some((other) => other.key === tab) || !unsaved.has(tab)) leave();
      else if (latest.current !== null) {
        hand();
        // Where only the form has gone and comes back, it goes on with it.
        reopening.set(place, { key, ...JSON.parse(latest.current), at: new Date().toISOString() } as KeptDraft);
      }
    };
  }, [tab, hand, place, key]);
}

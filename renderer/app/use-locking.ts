/** Locking: on demand, and the touches by which the engine knows that somebody is there. */
import { useEffect } from 'react';
import type { OfficeState } from '../../preload/contract/office.ts';
import { peopleTexts } from '../text/people.ts';
import { useText } from '../ui/language.tsx';
import { notify } from '../ui/notify.tsx';
import { call } from './border.ts';
import { useFailures } from './failures.ts';
import { useOffice } from './session.ts';

/** Locks the page; says what is missing where it cannot be. */
export function useLock(): () => Promise<void> {
  const t = useText(peopleTexts);
  const { state, enter } = useOffice();
  const { tell } = useFailures();
  return async () => {
    if (!state.user?.hasPassword) return notify({ kind: 'fact', text: t('lockNoPassword') });
    const reply = await call('sessions.lock', {});
    if (reply.ok) enter(reply.value);
    else tell(reply);
  };
}

const touches = ['keydown', 'pointerdown', 'wheel'] as const;

/** Tells the engine, now and then, that somebody touches the page; never more often than the lock's time asks for. */
export function useTouches({ locked, idleMinutes, user }: OfficeState): void {
  const every =
    idleMinutes !== null && user?.hasPassword && !locked ? Math.min(60_000, (idleMinutes * 60_000) / 4) : null;
  useEffect(() => {
    if (every === null) return;
    let last = 0;
    const touch = () => {
      const now = performance.now();
      if (last !== 0 && now - last < every) return;
      last = now;
      void call('sessions.active', {});
    };
    for (const name of touches) window.addEventListener(name, touch, { capture: true, passive: true });
    return () => {
      for (const name of touches) window.removeEventListener(name, touch, { capture: true });
    };
  }, [every]);
}

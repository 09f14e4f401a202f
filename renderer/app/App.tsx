/** Decides what the page shows: the way to the engine, first start, a broken office, sign-in, or the office itself. */
import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { EndOfSession, Entity } from '../../preload/contract/events.ts';
import type { OfficeState } from '../../preload/contract/office.ts';
import { FirstPassword } from '../features/people/FirstPassword.tsx';
import { LockScreen } from '../features/people/LockScreen.tsx';
import { BrokenOffice } from '../features/start/BrokenOffice.tsx';
import { NoKey } from '../features/start/NoKey.tsx';
import { SignIn } from '../features/start/SignIn.tsx';
import { SignInAgain } from '../features/start/SignInAgain.tsx';
import { StartWizard } from '../features/start/StartWizard.tsx';
import { frameTexts } from '../text/frame.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LanguageProvider, textIn } from '../ui/language.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { border, call, systemLanguage, useConnection } from './border.ts';
import { queryClient } from './engine.ts';
import { takeOverMemory } from './memory.ts';
import { OfficeFrame } from './OfficeFrame.tsx';
import { SessionContext, useOffice } from './session.ts';
import { useTabs } from './tabs.ts';
import { useTouches } from './use-locking.ts';

/** What stands in the state of the office. */
const concerning: readonly Entity[] = ['office', 'backup', 'user', 'role', 'team', 'settings'];

interface Known {
  readonly state: OfficeState | null;
  /** As it was before the program was started anew and knew its user no longer: what he had typed waits for him. */
  readonly interrupted: OfficeState | null;
  /** Why somebody else has ended the session; null: nobody has. */
  readonly ended: EndOfSession | null;
}

function useOfficeState() {
  const [known, setKnown] = useState<Known>({ state: null, interrupted: null, ended: null });
  useEffect(() => {
    const read = async (isRestored = false) => {
      const reply = await call('office.state', {});
      if (!reply.ok) return;
      setKnown(({ state: before, interrupted, ended }) => {
        const { user, status } = reply.value;
        const isLost = isRestored && before?.user && !user && before.status === status;
        return {
          state: reply.value,
          interrupted: isLost ? before : user ? null : interrupted,
          ended: user ? null : ended,
        };
      });
    };
    void read();
    return border.subscribe((event) => {
      if (event.type === 'locked')
        return setKnown((now) => ({ ...now, state: now.state && { ...now.state, locked: true } }));
      if (event.type === 'ended')
        // Whoever may sign in again finds what he had typed; whose access is closed sees nothing of the office any more.
        return setKnown(({ state }) => ({
          state,
          interrupted: event.why === 'access-closed' || !state?.user ? null : state,
          ended: event.why,
        }));
      const concerns =
        event.type === 'office' ||
        (event.type === 'connection' && event.state === 'restored') ||
        (event.type === 'changed' && concerning.includes(event.entity));
      if (concerns) void read(event.type === 'connection');
    });
  }, []);
  return [known, setKnown] as const;
}

/** The office of a signed-in user, once what he chose for himself is known, so that nothing jumps. */
function SignedIn({ user }: { user: number }) {
  const { setColorScheme } = useMantineColorScheme();
  const [ready, setReady] = useState<number | null>(null);
  const { state, enter } = useOffice();
  const dress = useRef(setColorScheme);
  const office = useRef({ state, enter });
  useEffect(() => {
    dress.current = setColorScheme;
    office.current = { state, enter };
  });
  useEffect(() => {
    let current = true;
    void call('preferences.get', {}).then(async (reply) => {
      const { state: now, enter: show } = office.current;
      if (reply.ok && reply.value.language !== now.language) {
        const spoken = await call('office.speak', { language: reply.value.language });
        if (spoken.ok && current) show({ ...spoken.value, language: reply.value.language });
      }
      if (!current) return;
      takeOverMemory(reply.ok ? reply.value.screen : {});
      if (reply.ok) dress.current(reply.value.theme === 'system' ? 'auto' : reply.value.theme);
      useTabs.setState({ tabs: [], active: null, unsaved: new Set(), recent: [] });
      setReady(user);
    });
    return () => {
      current = false;
    };
  }, [user]);
  return ready === user ? <OfficeFrame key={user} /> : <Waiting />;
}

/** The page of who is signed in, under the lock where there is one: what he had typed stays. */
function Entered({ state, interrupted, ended }: Known & { readonly state: OfficeState }) {
  const { enter } = useOffice();
  const user = state.user?.id ?? null;
  const [unlocked, setUnlocked] = useState<number | null>(null);
  useTouches(state);
  useEffect(() => {
    if (!state.locked) setUnlocked(user);
  }, [state.locked, user]);
  const shown = state.user ? state : interrupted;
  const session = useMemo(() => shown && { state: shown, enter }, [shown, enter]);
  if (!shown?.user) return <SignIn ended={ended} who={null} />;
  if (state.user?.mustChangePassword) return <FirstPassword />;
  return (
    <>
      <SessionContext value={session}>
        {user === null || !state.locked || unlocked === user ? <SignedIn user={shown.user.id} /> : null}
      </SessionContext>
      {user === null ? <SignInAgain ended={ended} who={shown.user.login} /> : state.locked ? <LockScreen /> : null}
    </>
  );
}

export function App() {
  const [{ state, interrupted, ended }, setKnown] = useOfficeState();
  const connection = useConnection((now) => now.state);
  const language = state?.language ?? systemLanguage();
  const session = useMemo(() => {
    const enter = (next: OfficeState) => {
      setKnown(({ state: now, interrupted: waiting }) => {
        const before = waiting ?? now;
        // Another user sees other things: nothing of the last one stays.
        if (before?.user?.id !== next.user?.id || before?.status !== next.status) queryClient.clear();
        else if (waiting) void queryClient.invalidateQueries();
        return { state: next, interrupted: null, ended: null };
      });
    };
    return state && { state, enter };
  }, [state, setKnown]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <LanguageProvider language={language}>
      <SessionContext value={session}>
        {connection === 'refused' ? (
          <NoKey />
        ) : !state ? (
          connection === 'lost' ? (
            <EmptyState text={textIn(frameTexts, language, 'connectionLost')} />
          ) : (
            <Waiting />
          )
        ) : state.status === 'new' ? (
          <StartWizard />
        ) : state.status === 'broken' ? (
          <BrokenOffice />
        ) : (
          <Entered state={state} interrupted={interrupted} ended={ended} />
        )}
      </SessionContext>
    </LanguageProvider>
  );
}

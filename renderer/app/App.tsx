/** Decides what the page shows: the way to the engine, first start, a broken office, sign-in, or the office itself. */
import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Entity } from '../../preload/contract/events.ts';
import type { OfficeState } from '../../preload/contract/office.ts';
import { FirstPassword } from '../features/people/FirstPassword.tsx';
import { LockScreen } from '../features/people/LockScreen.tsx';
import { AwayOffice } from '../features/start/AwayOffice.tsx';
import { BrokenOffice } from '../features/start/BrokenOffice.tsx';
import { NoKey } from '../features/start/NoKey.tsx';
import { NotServed } from '../features/start/NotServed.tsx';
import { OpenOffice } from '../features/start/OpenOffice.tsx';
import { SignIn } from '../features/start/SignIn.tsx';
import { SignInAgain } from '../features/start/SignInAgain.tsx';
import { StartWizard } from '../features/start/StartWizard.tsx';
import { frameTexts } from '../text/frame.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LanguageProvider, textIn } from '../ui/language.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { border, call, systemLanguage, useConnection } from './border.ts';
import { queryClient, seeAnew } from './engine.ts';
import { forgetReopened } from './kept-drafts.ts';
import { isAway, type KnownOffice, keepsPage, nothingKnown, nowKnown } from './known-office.ts';
import { takeOverMemory } from './memory.ts';
import { OfficeFrame } from './OfficeFrame.tsx';
import { useOpening } from './opening.ts';
import { SessionContext, useOffice } from './session.ts';
import { forgetPages } from './tabs.ts';
import { useTouches } from './use-locking.ts';

/** What stands in the state of the office. */
const concerning: readonly Entity[] = ['office', 'backup', 'user', 'role', 'team', 'settings'];

function useOfficeState() {
  const [known, setKnown] = useState(nothingKnown);
  useEffect(() => {
    let wasLost = false;
    const read = async () => {
      const reply = await call('office.state', {});
      if (!reply.ok) return;
      const isBack = wasLost;
      if (!isAway(reply.value)) wasLost = false;
      setKnown((now) => nowKnown(now, reply.value, isBack));
    };
    void read();
    return border.subscribe((event) => {
      if (event.type === 'locked')
        return setKnown((now) => ({ ...now, state: now.state && { ...now.state, locked: true } }));
      if (event.type === 'ended')
        // Whoever may sign in again finds what he had typed; whose access is closed sees nothing of the office any more.
        return setKnown(({ state, unreached }) => ({
          state,
          unreached,
          interrupted: event.why === 'access-closed' || !state?.user ? null : state,
          ended: event.why,
        }));
      if (event.type === 'connection' && event.state === 'lost') wasLost = true;
      const concerns =
        event.type === 'office' ||
        (event.type === 'connection' && event.state === 'restored') ||
        (event.type === 'changed' && concerning.includes(event.entity));
      if (concerns) void read();
    });
  }, []);
  return [known, setKnown] as const;
}

/** What decides about what he sees. */
const seenBy = ({ rights, reaches, hidden, teams }: NonNullable<OfficeState['user']>) => [
  rights,
  reaches,
  hidden,
  teams,
];

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
      forgetPages();
      forgetReopened();
      setReady(user);
    });
    return () => {
      current = false;
    };
  }, [user]);
  const seen = state.user === null ? '' : JSON.stringify(seenBy(state.user));
  const seenBefore = useRef({ user, seen });
  useEffect(() => {
    const before = seenBefore.current;
    seenBefore.current = { user, seen };
    if (before.user === user && before.seen !== seen) seeAnew();
  }, [user, seen]);
  return ready === user ? <OfficeFrame key={user} /> : <Waiting />;
}

/** The page of who is signed in, under the lock where there is one: what he had typed stays. */
function Entered({ state, interrupted, ended, unreached }: KnownOffice & { readonly state: OfficeState }) {
  const { enter } = useOffice();
  const user = state.user?.id ?? null;
  const [unlocked, setUnlocked] = useState<number | null>(null);
  const isOpening = useOpening((now) => now.isOpen);
  useTouches(state);
  useEffect(() => {
    if (!state.locked) setUnlocked(user);
  }, [state.locked, user]);
  const shown = state.user ? state : interrupted;
  const session = useMemo(() => shown && { state: shown, unreached, enter }, [shown, unreached, enter]);
  // The dialog that opens the office asks for the same, and has the keyboard.
  if (!shown?.user) return isOpening ? null : <SignIn ended={ended} who={null} />;
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
  const [known, setKnown] = useOfficeState();
  const { state, unreached } = known;
  const connection = useConnection((now) => now.state);
  const language = state?.language ?? systemLanguage();
  const session = useMemo(() => {
    const enter = (next: OfficeState) => {
      setKnown((now) => {
        const before = now.interrupted ?? now.state;
        if (keepsPage(before, next)) return nowKnown(now, next, false);
        // Another user sees other things, and another office holds others: nothing of the last one stays.
        const { user, status, folder } = before ?? {};
        if (user?.id !== next.user?.id || status !== next.status || folder !== next.folder) queryClient.clear();
        else if (now.interrupted) void queryClient.invalidateQueries();
        return { ...nothingKnown, state: next };
      });
    };
    return state && { state, unreached, enter };
  }, [state, unreached, setKnown]);
  const spoken = useRef(language);
  useEffect(() => {
    document.documentElement.lang = language;
    // Names of countries, units, rules: the engine has said them in the language that was.
    if (spoken.current !== language) void queryClient.invalidateQueries();
    spoken.current = language;
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
        ) : state.network && state.status !== 'open' ? (
          <NotServed />
        ) : state.status === 'new' ? (
          <StartWizard />
        ) : isAway(state) ? (
          <AwayOffice />
        ) : state.status === 'broken' ? (
          <BrokenOffice />
        ) : (
          <Entered key={state.folder} {...known} state={state} />
        )}
        {state ? <OpenOffice /> : null}
      </SessionContext>
    </LanguageProvider>
  );
}

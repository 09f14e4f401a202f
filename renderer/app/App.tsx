/** Decides what the page shows: the way to the engine, first start, a broken office, sign-in, or the office itself. */
import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OfficeState } from '../../preload/contract/office.ts';
import { BrokenOffice } from '../features/start/BrokenOffice.tsx';
import { NoKey } from '../features/start/NoKey.tsx';
import { SignIn } from '../features/start/SignIn.tsx';
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

function useOfficeState() {
  const [state, setState] = useState<OfficeState | null>(null);
  useEffect(() => {
    const read = async () => {
      const reply = await call('office.state', {});
      if (reply.ok) setState(reply.value);
    };
    void read();
    return border.subscribe((event) => {
      const concerns =
        event.type === 'office' ||
        (event.type === 'connection' && event.state === 'restored') ||
        (event.type === 'changed' && ['office', 'backup', 'user', 'settings'].includes(event.entity));
      if (concerns) void read();
    });
  }, []);
  return [state, setState] as const;
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

export function App() {
  const [state, setState] = useOfficeState();
  const connection = useConnection((now) => now.state);
  const language = state?.language ?? systemLanguage();
  const session = useMemo(() => {
    const enter = (next: OfficeState) => {
      setState((before) => {
        // Another user sees other things: nothing of the last one stays.
        if (before?.user?.id !== next.user?.id || before?.status !== next.status) queryClient.clear();
        return next;
      });
    };
    return state && { state, enter };
  }, [state, setState]);
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
        ) : state.user ? (
          <SignedIn user={state.user.id} />
        ) : (
          <SignIn />
        )}
      </SessionContext>
    </LanguageProvider>
  );
}

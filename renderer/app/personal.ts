/** What one person chooses for himself: language and theme. Before anybody is signed in they belong to the session. */
import { useMantineColorScheme } from '@mantine/core';
import { useCallback } from 'react';
import type { Language } from '../../preload/contract/values.ts';
import { call } from './border.ts';
import { queryClient, useEngine } from './engine.ts';
import { useFailures } from './failures.ts';
import { useOffice } from './session.ts';

type Theme = 'light' | 'dark' | 'system';

export interface Personal {
  readonly theme: Theme;
  readonly change: (what: { readonly language?: Language; readonly theme?: Theme }) => Promise<void>;
}

/** Changes show at once and are kept for the user where there is one. */
export function usePersonal(): Personal {
  const { state, enter } = useOffice();
  const { tell } = useFailures();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signedIn = state.user !== null;
  const { data } = useEngine('preferences.get', {}, { enabled: signedIn });
  const here: Theme = colorScheme === 'auto' ? 'system' : colorScheme;
  const theme = signedIn ? (data?.theme ?? here) : here;
  const change = useCallback<Personal['change']>(
    async (what) => {
      if (what.theme) setColorScheme(what.theme === 'system' ? 'auto' : what.theme);
      if (signedIn) {
        const kept = await call('preferences.change', what);
        if (!kept.ok) return tell(kept);
        await queryClient.invalidateQueries({ queryKey: ['preferences.get'] });
      }
      if (what.language) {
        const spoken = await call('office.speak', { language: what.language });
        if (!spoken.ok) return tell(spoken);
        enter({ ...spoken.value, language: what.language });
        // Words of the engine (units, VAT labels, warnings) come in the language of the session.
        await queryClient.invalidateQueries();
      }
    },
    [signedIn, setColorScheme, tell, enter],
  );
  return { theme, change };
}

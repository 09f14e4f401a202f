/** Tells the engine which record this page has open, and knows who else has. */
import { useEffect, useState } from 'react';
import type { EngineEvent } from '../../preload/contract/events.ts';
import { type OpenRecord, presenceBeat } from '../../preload/contract/presence.ts';
import { useOnScreen } from '../ui/keys.tsx';
import { border, call } from './border.ts';

export interface PersonHere {
  readonly id: number;
  readonly name: string;
}

/** The others who have the record on their screens. A page in the background has nothing open. */
export function usePresence({ entity, id }: OpenRecord): readonly PersonHere[] {
  const onScreen = useOnScreen();
  const [people, setPeople] = useState<readonly PersonHere[]>([]);
  useEffect(() => {
    if (!onScreen) return;
    let current = true;
    const tell = async () => {
      const reply = await call('presence.here', { record: { entity, id } });
      if (current && reply.ok) setPeople(reply.value.people);
    };
    const beat = setInterval(() => void tell(), presenceBeat - 5000);
    const leave = border.subscribe((event: EngineEvent) => {
      if (event.type === 'presence' && event.entity === entity && event.id === id) setPeople(event.people);
      if (event.type === 'office' || (event.type === 'connection' && event.state === 'restored')) void tell();
    });
    void tell();
    return () => {
      current = false;
      clearInterval(beat);
      leave();
      void call('presence.here', { record: null });
    };
  }, [onScreen, entity, id]);
  return people;
}

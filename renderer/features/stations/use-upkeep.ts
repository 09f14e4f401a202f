/** The work for which others make room, as this page is told of it. */
import { useEffect, useState } from 'react';
import type { Upkeep } from '../../../preload/contract/stations.ts';
import { border, call } from '../../app/border.ts';

export interface UpkeepNow {
  readonly upkeep: Upkeep;
  /** By the clock of this computer, in milliseconds, when it goes on by itself. */
  readonly until: number;
}

const asNow = (upkeep: Upkeep | null): UpkeepNow | null =>
  upkeep && { upkeep, until: Date.now() + upkeep.secondsLeft * 1_000 };

/** Null: there is none. */
export function useUpkeep(): UpkeepNow | null {
  const [now, setNow] = useState<UpkeepNow | null>(null);
  useEffect(() => {
    let isOver = false;
    const read = async () => {
      const reply = await call('stations.upkeep', {});
      if (reply.ok && !isOver) setNow(asNow(reply.value));
    };
    void read();
    const leave = border.subscribe((event) => {
      if (event.type === 'upkeep') setNow(asNow(event.upkeep));
      // Whoever was to say that it is over may be gone.
      if (event.type === 'connection' && event.state === 'lost') setNow(null);
      if (event.type === 'connection' && event.state === 'restored') void read();
    });
    return () => {
      isOver = true;
      leave();
    };
  }, []);
  return now;
}

/** Minutes and seconds until then, `1:05`; counts while it is shown. */
export function useTimeLeft(until: number): string {
  const [at, setAt] = useState(Date.now);
  useEffect(() => {
    const tick = setInterval(() => setAt(Date.now()), 500);
    return () => clearInterval(tick);
  }, []);
  const seconds = Math.max(0, Math.ceil((until - at) / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

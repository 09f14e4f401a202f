/** What is shown while something is read: nothing for 200 ms, then the grey shape of what comes. */
import { Skeleton } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';

/** True once 200 ms have passed. */
export function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return late;
}

/** The shape of what comes; `children` where it is not just lines. */
export function Waiting({ lines = 6, children }: { lines?: number; children?: ReactNode }) {
  if (!useLate()) return null;
  return (
    <div className="k-skeleton" aria-busy="true">
      {children ??
        Array.from({ length: lines }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines without identity that never change places
          <Skeleton key={line} height={line === 0 ? 24 : 16} width={line === 0 ? '40%' : `${90 - (line % 3) * 12}%`} />
        ))}
    </div>
  );
}

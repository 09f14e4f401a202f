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

/** A head line and shorter and longer ones below it. */
function shapes(lines: number) {
  return Array.from({ length: lines }, (_, line) =>
    line === 0 ? { line, height: 24, width: '40%' } : { line, height: 16, width: `${90 - (line % 3) * 12}%` },
  );
}

/** The shape of what comes; `children` where it is not just lines. */
export function Waiting({ lines = 6, children }: { lines?: number; children?: ReactNode }) {
  if (!useLate()) return null;
  return (
    <div className="k-skeleton" aria-busy="true">
      {children ??
        shapes(lines).map(({ line, height, width }) => <Skeleton key={line} height={height} width={width} />)}
    </div>
  );
}

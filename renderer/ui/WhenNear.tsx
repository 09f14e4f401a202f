/** A place at the end of what is shown: told when it comes near the screen, so that more is read before anybody waits for it. */
import { type ReactNode, useEffect, useRef } from 'react';

interface WhenNearProps {
  /** Called when the place comes near. A `key` that says how much was read makes it a new place each time. */
  readonly run: () => void;
  readonly children: ReactNode;
}

export function WhenNear({ run, children }: WhenNearProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!place.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: '400px',
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return <div ref={place}>{children}</div>;
}

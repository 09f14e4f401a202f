/** Something small that stands beside an element of the page: opened by whoever knows the element. */
import { Popover } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where an element is on the screen now. */
export function placeOf(element: Element): Place {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
}

interface AnchoredProps {
  readonly place: Place;
  /** Called by Esc and by a click elsewhere. */
  readonly close: () => void;
  readonly children: ReactNode;
}

export function Anchored({ place, close, children }: AnchoredProps) {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    // Lists of choices and calendars that it opens stand in portals of their own: they belong to it.
    const elsewhere = ({ target }: MouseEvent) => {
      if (target instanceof Element && !target.closest('[data-portal]')) latest.current();
    };
    document.addEventListener('mousedown', elsewhere);
    return () => document.removeEventListener('mousedown', elsewhere);
  }, []);
  return (
    <Popover opened position="bottom-start" trapFocus closeOnClickOutside={false} onDismiss={close} onChange={close}>
      <Popover.Target>
        <div style={{ position: 'fixed', pointerEvents: 'none', ...place }} />
      </Popover.Target>
      <Popover.Dropdown>{children}</Popover.Dropdown>
    </Popover>
  );
}

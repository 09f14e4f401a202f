/** The list below a cell that is typed in: what was found, or what can be chosen. */
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

export interface CellOption {
  readonly key: string;
  readonly title: string;
  readonly detail?: string;
  /** At the right: a price. */
  readonly aside?: string;
}

interface CellListProps {
  readonly anchor: HTMLElement | null;
  readonly options: readonly CellOption[];
  readonly highlighted: number;
  readonly take: (place: number) => void;
  readonly foot?: ReactNode;
  readonly label: string;
}

/** Stands below its cell, or above where there is no room below. */
export function CellList({ anchor, options, highlighted, take, foot, label }: CellListProps) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number; minWidth: number } | null>(null);
  useLayoutEffect(() => {
    const list = box.current;
    if (!anchor || !list) return;
    const stand = () => {
      const cell = anchor.getBoundingClientRect();
      const { offsetHeight: height, offsetWidth: width } = list;
      const below = cell.bottom + height + 8 <= window.innerHeight;
      setPlace({
        left: Math.max(4, Math.min(cell.left, window.innerWidth - width - 8)),
        top: below ? cell.bottom : Math.max(4, cell.top - height),
        minWidth: cell.width,
      });
    };
    stand();
    // Another number of options is another height.
    const observer = new ResizeObserver(stand);
    observer.observe(list);
    return () => observer.disconnect();
  }, [anchor]);
  useLayoutEffect(() => {
    box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div className="k-cell-list" ref={box} style={place ?? { visibility: 'hidden' }}>
      <div role="listbox" aria-label={label} className="k-cell-options">
        {options.map(({ key, title, detail, aside }, at) => (
          <div
            key={key}
            role="option"
            tabIndex={-1}
            aria-selected={at === highlighted}
            className="k-cell-option"
            onMouseDown={(event) => {
              event.preventDefault();
              take(at);
            }}
          >
            <span className="k-cell-option-title">{title}</span>
            {detail ? <span className="k-dim">{detail}</span> : null}
            {aside ? <span className="k-cell-option-aside">{aside}</span> : null}
          </div>
        ))}
      </div>
      {foot ? <div className="k-cell-foot k-dim">{foot}</div> : null}
    </div>
  );
}

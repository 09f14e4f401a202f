/** The bar at the bottom: facts about the office, each of which opens its page. */
import type { TablerIcon } from '@tabler/icons-react';

export interface StatusPart {
  readonly key: string;
  readonly text: string;
  readonly icon?: TablerIcon;
  /** What it means, at length. */
  readonly about?: string;
  readonly state?: 'amber' | 'red' | 'green';
  readonly open?: () => void;
}

export function StatusBar({ parts }: { parts: readonly StatusPart[] }) {
  return (
    <footer className="k-status">
      {parts.map(({ key, text, icon: Icon, about, state, open }) => {
        const inside = (
          <>
            {Icon ? <Icon size={13} /> : null}
            <span>{text}</span>
          </>
        );
        const className = `k-status-part ${state ? `k-${state}` : ''}`;
        return open ? (
          <button type="button" key={key} className={className} title={about} onClick={open}>
            {inside}
          </button>
        ) : (
          <div key={key} className={className} title={about}>
            {inside}
          </div>
        );
      })}
    </footer>
  );
}

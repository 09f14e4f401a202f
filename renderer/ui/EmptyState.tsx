/** An empty screen: one sentence, and the next step as a button. */
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon?: TablerIcon;
  readonly text: string;
  readonly hint?: string | undefined;
  /** The next step. */
  readonly children?: ReactNode;
}

export function EmptyState({ icon: Icon, text, hint, children }: EmptyStateProps) {
  return (
    <div className="k-empty">
      {Icon ? <Icon size={32} stroke={1.25} className="k-dim" /> : null}
      <p>{text}</p>
      {hint ? <p className="k-dim">{hint}</p> : null}
      {children ? <div className="k-row">{children}</div> : null}
    </div>
  );
}

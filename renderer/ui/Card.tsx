/** A card: head with name, state and the actions used most; facts, timeline and what is next in three columns. */
import { type ReactNode, useEffect, useRef } from 'react';
import { keyboardIsFree, useOnScreen } from './keys.tsx';
import './card.css';

interface CardProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly banner?: ReactNode;
  readonly left: ReactNode;
  readonly middle: ReactNode;
  readonly right: ReactNode;
}

/**
 * Each column scrolls by itself, so that none is pushed below the fold by another. The keyboard begins at the card when
 * nothing else has it, so that Tab does not lead through the whole window first.
 */
export function Card({ title, subtitle, actions, banner, left, middle, right }: CardProps) {
  const onScreen = useOnScreen();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (onScreen && keyboardIsFree()) card.current?.focus({ preventScroll: true });
  }, [onScreen]);
  return (
    <article className="k-card" ref={card} tabIndex={-1}>
      <header className="k-card-head">
        <div className="k-grow">
          <div className="k-card-title">{title}</div>
          {subtitle ? <div className="k-row k-dim">{subtitle}</div> : null}
        </div>
        <div className="k-row">{actions}</div>
      </header>
      {banner}
      <div className="k-card-columns">
        <div className="k-card-column">{left}</div>
        <div className="k-card-column">{middle}</div>
        <div className="k-card-column">{right}</div>
      </div>
    </article>
  );
}

/** A part of a column, with a heading and one small action beside it. */
export function CardSection({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="k-card-section">
      <div className="k-card-section-head">
        <h3>{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}

/** A state as a word on a tint; the colour never stands alone. */
export function StateWord({ text, state }: { text: string; state: 'plain' | 'green' | 'amber' | 'red' | 'accent' }) {
  return (
    <span className="k-state" data-state={state}>
      {text}
    </span>
  );
}

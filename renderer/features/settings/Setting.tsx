/** One setting with a sentence that says what it does; the search of the settings finds it by its name. */
import type { ReactNode } from 'react';
import { useAskedField } from '../../app/asked-field.tsx';

interface SettingProps {
  /** For the search; see settings-index.ts. */
  readonly name: string;
  readonly about?: string | undefined;
  readonly children: ReactNode;
}

export function Setting({ name, about, children }: SettingProps) {
  const box = useAskedField<HTMLDivElement>(name);
  return (
    <div className="k-setting" data-setting={name} ref={box}>
      {children}
      {about ? <div className="k-setting-about k-dim">{about}</div> : null}
    </div>
  );
}

/** A group of settings with its heading. */
export function SettingGroup({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <section className="k-setting-group">
      <h2>{title}</h2>
      {about ? <div className="k-dim">{about}</div> : null}
      {children}
    </section>
  );
}

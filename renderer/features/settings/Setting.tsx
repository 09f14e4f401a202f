/** One setting with a sentence that says what it does; the search of the settings finds it by its name. */
import type { ReactNode } from 'react';

interface SettingProps {
  /** For the search; see settings-index.ts. */
  readonly name: string;
  readonly about?: string | undefined;
  readonly children: ReactNode;
}

export function Setting({ name, about, children }: SettingProps) {
  return (
    <div className="k-setting" data-setting={name}>
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

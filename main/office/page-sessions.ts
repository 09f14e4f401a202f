/** The sessions of pages in browsers: each tab has its own, so that two people can work side by side at one host. */
import type { Language } from '../../preload/contract/values.ts';
import type { Engine } from '../engine/engine.ts';

/** Milliseconds that a page may be away (the computer slept, the cable was out) and find its session again. */
const longestAbsence = 10 * 60_000;

export interface PageSessions {
  /** The session of the page that calls itself so, opened where there is none. */
  enter(name: string, language: Language): string;
  /** One connection of the page is gone; without another one its session ends after a while. */
  leave(session: string): void;
  close(): void;
}

export function pageSessions(engine: Engine): PageSessions {
  const connections = new Map<string, number>();
  const leaving = new Map<string, NodeJS.Timeout>();
  return {
    enter(name, language) {
      const session = `page:${name}`;
      clearTimeout(leaving.get(session));
      leaving.delete(session);
      connections.set(session, (connections.get(session) ?? 0) + 1);
      engine.openSession(session, 'browser', language);
      return session;
    },
    leave(session) {
      const left = (connections.get(session) ?? 1) - 1;
      connections.set(session, left);
      if (left > 0) return;
      const end = setTimeout(() => {
        leaving.delete(session);
        connections.delete(session);
        engine.closeSession(session);
      }, longestAbsence);
      end.unref();
      leaving.set(session, end);
    },
    close() {
      for (const end of leaving.values()) clearTimeout(end);
    },
  };
}

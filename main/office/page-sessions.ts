/** The sessions of pages in browsers: each tab has its own, so that two people can work side by side at one host. */
import type { Language } from '../../preload/contract/values.ts';

export interface PageSessions {
  /** The page of this session has come (again): it is opened where there is none. Answers the session. */
  enter(session: string, language: Language): string;
  /** One connection of the page is gone; without another one its session ends after a while. */
  leave(session: string): void;
  close(): void;
}

/**
 * `open` and `close`: what the engine is to do. `longestAbsence`: milliseconds that the page of the session may be away (the computer slept,
 * the cable was out) and find it again.
 */
export function pageSessions(engine: {
  open(session: string, language: Language): void;
  close(session: string): void;
  longestAbsence(session: string): number;
}): PageSessions {
  const connections = new Map<string, number>();
  const leaving = new Map<string, NodeJS.Timeout>();
  return {
    enter(session, language) {
      clearTimeout(leaving.get(session));
      leaving.delete(session);
      connections.set(session, (connections.get(session) ?? 0) + 1);
      engine.open(session, language);
      return session;
    },
    leave(session) {
      const left = (connections.get(session) ?? 1) - 1;
      connections.set(session, left);
      if (left > 0) return;
      const end = setTimeout(() => {
        leaving.delete(session);
        connections.delete(session);
        engine.close(session);
      }, engine.longestAbsence(session));
      end.unref();
      leaving.set(session, end);
    },
    close() {
      for (const end of leaving.values()) clearTimeout(end);
    },
  };
}

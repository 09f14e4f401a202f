/**
 * The messages between a host's process and an engine that runs in a process of its own. Both sides exchange plain
 * objects (structured clone). The desktop shell speaks it; the office host has its engine inside and does not.
 */
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Language } from '../../preload/contract/values.ts';

/** What the host's side of the `Host` port may be asked; the arguments are those of its methods. */
export type HostMethod =
  | 'printToPdf'
  | 'layOut'
  | 'printsWord'
  | 'docxToPdf'
  | 'print'
  | 'printers'
  | 'printOn'
  | 'chooseFolder'
  | 'saveFile'
  | 'seal'
  | 'unseal';

export type ToEngine =
  /** The first message. `folder`: the office folder, or null for the one that this computer opened last. */
  | {
      readonly type: 'start';
      readonly folder: string | null;
      /** Where this computer keeps what belongs to no office: which folder was open last, uploads in progress. */
      readonly stateFolder: string;
      /** Make and open the example office. */
      readonly demo: boolean;
      readonly language: Language;
      readonly programVersion: string;
      readonly builtOn: string;
    }
  /** A page has been loaded; `session` is any name that the host gives it, unique for ever. */
  | { readonly type: 'open'; readonly session: string; readonly language: Language }
  | {
      readonly type: 'call';
      readonly session: string;
      readonly id: number;
      readonly channel: string;
      readonly request: unknown;
    }
  | { readonly type: 'close'; readonly session: string }
  | { readonly type: 'host-reply'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'host-reply'; readonly id: number; readonly ok: false; readonly message: string }
  /** Finish what runs, make the backup of closing, close the database, answer `stopped` and exit. */
  | { readonly type: 'stop' };

export type FromEngine =
  | { readonly type: 'ready' }
  /** It cannot start, and ends: `message` says why, to a person. */
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'reply'; readonly session: string; readonly id: number; readonly reply: Reply }
  | { readonly type: 'event'; readonly session: string; readonly event: EngineEvent }
  | {
      readonly type: 'host-call';
      readonly id: number;
      readonly method: HostMethod;
      readonly arguments: readonly unknown[];
    }
  | { readonly type: 'stopped' };
